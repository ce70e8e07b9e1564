/** A change of many lines taken apart, so that what a formatter or another branch leaves alone is not touched by it. */
import { commonSequence, type Match } from './commonSequence'
import { type DocumentChange } from './trackedRange'

/** Smaller ones are what a person types. */
const smallest = 20
/** Lines, and pieces of lines, that may differ; the time grows with the square. */
const mostDifferences = 400
/** Below this share of the characters in common it is another text that happens to hold the same words. */
const alike = 0.5

/**
 * Changes that do the same one after the other, the last place first, so that none moves the place of the next.
 * @param change the smallest form
 */
export function fineChanges(before: string, change: DocumentChange): readonly DocumentChange[] {
  const removed = before.slice(change.start, change.end)
  if (removed.length < smallest || change.text.length < smallest) return [change]
  const changes = betweenLines(removed, change.text)
  if (changes === null) return [change]
  const gone = changes.reduce((sum, { start, end }) => sum + inkOf(removed.slice(start, end)), 0)
  if (inkOf(removed) - gone < inkOf(removed) * alike) return [change]
  return changes
    .map(({ start, end, text }) => ({ start: change.start + start, end: change.start + end, text }))
    .reverse()
}

function betweenLines(before: string, after: string): DocumentChange[] | null {
  const [old, now] = [linesOf(before), linesOf(after)]
  const matches = commonSequence(old.map(trimmed), now.map(trimmed), mostDifferences)
  if (matches === null) return null
  const changes: DocumentChange[] = []
  let [line, other, at] = [0, 0, 0]
  const pair = (lines: readonly string[], others: readonly string[]): void => {
    changes.push(...betweenPieces(lines.join(''), others.join(''), at))
    at += lines.join('').length
  }
  const ends: Match = [old.length, now.length]
  for (const [left, right] of [...told(matches, old, ends), ends]) {
    pair(old.slice(line, left), now.slice(other, right))
    pair(old.slice(left, left + 1), now.slice(right, right + 1))
    ;[line, other] = [left + 1, right + 1]
  }
  return changes
}

/** A line without a word, such as a brace, is the same line only beside one that is. */
function told(matches: readonly Match[], lines: readonly string[], ends: Match): Match[] {
  const beside = (one: Match, other: Match): boolean => other[0] - one[0] === 1 && other[1] - one[1] === 1
  return matches.filter(
    (match, index) =>
      /[\p{L}\p{N}]/u.test(lines[match[0]]!) ||
      beside(matches[index - 1] ?? [-1, -1], match) ||
      beside(match, matches[index + 1] ?? ends),
  )
}

/** Words, white space and signs. */
function betweenPieces(before: string, after: string, offset: number): DocumentChange[] {
  if (before === after) return []
  const [old, now] = [piecesOf(before), piecesOf(after)]
  const matches = commonSequence(old, now, mostDifferences) ?? []
  const changes: DocumentChange[] = []
  let [piece, other, at] = [0, 0, offset]
  for (const [left, right] of [...matches, [old.length, now.length] as const]) {
    const gone = old.slice(piece, left).join('')
    const text = now.slice(other, right).join('')
    if (gone !== '' || text !== '') changes.push({ start: at, end: at + gone.length, text })
    at += gone.length + (old[left] ?? '').length
    ;[piece, other] = [left + 1, right + 1]
  }
  return changes
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function trimmed(line: string): string {
  return line.trim()
}

function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+|\s+|[^\p{L}\p{N}_$\s]/gu) ?? []
}

function inkOf(text: string): number {
  return text.replaceAll(/\s/g, '').length
}
