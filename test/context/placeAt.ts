/** A place from a text with a visible cursor. */
import type { Place } from '#engine/context/place'

export function placeAt(path: string, marked: string, workspace = '/w'): Place {
  const offset = marked.indexOf('¦')
  if (offset < 0) throw new Error('The text has no cursor (¦).')
  return { workspace, path, text: marked.replace('¦', ''), offset }
}
