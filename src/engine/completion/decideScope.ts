/** One line or several: several only where the cursor stands alone on a line, in an empty block or where one began. */
import type { Scope } from '#contracts/suggestion'
import { type Language, opensBlock, type Place } from '#engine/language/language'

/** In longer files one line is enough, as for Copilot: everything about them is slow. */
const MOST_LINES = 8000

/** @param placeAtCursor where there is a tree; the lines around it decide without one */
export function decideScope(
  prefix: string,
  suffix: string,
  language: Language,
  placeAtCursor: () => Place | null = () => null,
): Scope {
  const lines = prefix.split('\n')
  const before = lines.pop() ?? ''
  const after = suffix.split('\n', 1)[0] ?? ''
  if (before.trim() !== '' || after.trim() !== '') return 'line'
  if (lines.length + suffix.split('\n').length > MOST_LINES) return 'line'
  const place = placeAtCursor()
  if (place?.kind === 'comment' || place?.kind === 'string') return 'line'
  if (place?.inEmptyBlock) return 'block'
  const above = lines.findLast((line) => line.trim() !== '')
  if (above === undefined || !opensBlock(above, language)) return 'line'
  // Within a list of arguments a line is a piece, whatever its bracket opened.
  return place === null || place.startsStatement || place.kind === 'text' ? 'block' : 'line'
}
