/** The lines of a range and lines around it: from a line start to a line end, before its line break. */
export interface Range {
  /** Half-open, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

export function lineRange(text: string, { start, end }: Range, above = 0, below = 0): Range {
  let from = startOfLine(text, start)
  for (let line = 0; line < above && from > 0; line++) from = startOfLine(text, from - 1)
  let to = endOfLine(text, end)
  for (let line = 0; line < below && to < text.length; line++) to = endOfLine(text, to + 1)
  return { start: from, end: to }
}

function startOfLine(text: string, at: number): number {
  // A negative place would be taken for 0.
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
