/** Reads a file of a workspace that may go into a prompt. */
import { lstat, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Exclusions } from '#engine/exclude/exclude'
import { readText } from '#platform/files'
import { wayInside } from '#platform/wayInside'
import { MOST_BYTES, mayRead } from './mayRead'
import type { Place } from './place'

/** With `\n` line ends; null for what is not there, not text, too large, left alone, or behind a link out of the workspace. */
export async function readInside(
  { workspace, path }: Pick<Place, 'workspace' | 'path'>,
  exclusions: Pick<Exclusions, 'excludes'>,
): Promise<string | null> {
  if (!mayRead({ workspace, path }, exclusions)) return null
  try {
    const file = join(workspace, path)
    const facts = await lstat(file)
    if (!facts.isFile() || facts.size > MOST_BYTES) return null
    const way = wayInside(await realpath(workspace), await realpath(file))
    return way === null ? null : await readText(file)
  } catch {
    // Not there, or gone meanwhile: context is what can be had.
    return null
  }
}
