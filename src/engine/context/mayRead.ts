/** Which files may go into a prompt at all: code of the workspace that is not left alone. */
import type { Exclusions } from '#engine/exclude/exclude'
import { languageOf } from '#engine/language/language'
import type { Place } from './place'

/** A file this large is data or generated, and would take a keystroke's time to read (Copilot and llama.vscode cap too). */
export const MOST_BYTES = 200_000

export function mayRead(
  file: Pick<Place, 'workspace' | 'path'>,
  exclusions: Pick<Exclusions, 'excludes'>,
): boolean {
  return languageOf(file.path) !== null && !exclusions.excludes(file)
}
