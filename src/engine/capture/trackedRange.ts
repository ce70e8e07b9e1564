/** A stretch of a document that is followed through edits; plain data and pure functions. */

export interface TrackedRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

/** An edit: the characters from start to end become the text. Offsets are UTF-16 units before the edit. */
export interface DocumentChange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The same edit without the characters that it replaces by themselves, as a formatter's edit of a whole document does. */
export function smallestChange(before: string, change: DocumentChange): DocumentChange {
  const { text } = change
  let { start, end } = change
  let head = 0
  while (start < end && head < text.length && before[start] === text[head]) {
    start++
    head++
  }
  let tail = text.length
  while (end > start && tail > head && before[end - 1] === text[tail - 1]) {
    end--
    tail--
  }
  return { start, end, text: text.slice(head, tail) }
}

/**
 * Where the range is after the edit. Text put in at its very borders stays outside. An edit within it belongs to it.
 * One that reaches over a border takes its share away and stays outside; one that reaches over both leaves it empty.
 */
export function moveRange(range: TrackedRange, { start, end, text }: DocumentChange): TrackedRange {
  const grown = text.length - (end - start)
  if (end <= range.start) return { start: range.start + grown, end: range.end + grown }
  if (start >= range.end) return range
  const startsInside = start >= range.start
  const endsInside = end <= range.end
  if (startsInside && endsInside) return { start: range.start, end: range.end + grown }
  if (startsInside) return { start: range.start, end: start }
  if (endsInside) return { start: start + text.length, end: range.end + grown }
  return { start: start + text.length, end: start + text.length }
}
