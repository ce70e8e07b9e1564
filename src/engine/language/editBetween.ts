/** What was edited between two texts, as tree-sitter wants to hear it. */
import { Edit, type Point } from 'web-tree-sitter'

/** The one span in which the texts differ; null where they do not. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  // A pair of surrogates is one character, and is changed as one.
  if (isSecondHalf(before, start) || isSecondHalf(after, start)) start--
  let same = 0
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++
  if (isSecondHalf(before, before.length - same) || isSecondHalf(after, after.length - same)) same--

  const startPosition = pointAt(before, start, 0, { row: 0, column: 0 })
  const [oldEndIndex, newEndIndex] = [before.length - same, after.length - same]
  return new Edit({
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition,
    oldEndPosition: pointAt(before, oldEndIndex, start, startPosition),
    newEndPosition: pointAt(after, newEndIndex, start, startPosition),
  })
}

function isSecondHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Row and column of `index`, counted on from an earlier place. */
function pointAt(text: string, index: number, from: number, at: Point): Point {
  let { row } = at
  let lineStart = from - at.column
  for (
    let next = text.indexOf('\n', from);
    next !== -1 && next < index;
    next = text.indexOf('\n', next + 1)
  ) {
    row++
    lineStart = next + 1
  }
  return { row, column: index - lineStart }
}
