/** Whether an answer says what follows the cursor again. */
import { distance } from 'fastest-levenshtein'
import { isSameLine } from './isSameLine'
import { lineHead } from './lineHead'
import type { TrimContext } from './stop'

/** Lines that are compared, and how far they may differ: one edit, or five in a hundred. Tabby's numbers. */
const LINES = 3
const SHARE = 0.05
/** So little comes again everywhere: it is a repetition where the whole line is the same, its indentation too. */
const SHORT = 4

type Around = Pick<TrimContext, 'prefix' | 'suffix'>

export function repeatsSuffix(text: string, { prefix, suffix }: Around): boolean {
  const short = text.trim()
  // What is left of the cursor's line belongs to what the answer is put into.
  const behind = suffix.slice(suffix.indexOf('\n') + 1)
  if (short.length <= SHORT) return isSameLine(lineHead(prefix) + text, firstLine(behind))
  if (suffix.trimStart().startsWith(short)) return true
  const lines = beginning(text, LINES)
  return [suffix, behind].some((following) => isNear(lines.join('\n'), beginning(following, lines.length)))
}

function isNear(answer: string, following: readonly string[]): boolean {
  const other = following.join('\n')
  const allowed = Math.max(1, Math.floor(SHARE * answer.length))
  return Math.abs(answer.length - other.length) <= allowed && distance(answer, other) <= allowed
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? ''
}

/** The first lines that hold something, without their indentation. */
function beginning(text: string, count: number): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, count)
}
