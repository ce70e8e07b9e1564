/** How much of an accepted text still stands, in characters. */
import { distance } from 'fastest-levenshtein'
import { commonSequence } from './commonSequence'

export interface Kept {
  /** 1 - edit distance / longer length, 0 to 1. */
  readonly keptRatio: number
  /** Of the accepted text, in order: the length of a longest common subsequence. */
  readonly keptCharacters: number
  /** Levenshtein distance; null for texts over the bound. */
  readonly editDistance: number | null
}

/**
 * Characters of either text, without what both begin and end with, that are compared one by one; both comparisons take
 * time with the product of the lengths (some 10 ms here). Longer ones are compared by lines.
 */
const mostCharacters = 6000
const mostLines = 2000

/**
 * Both texts with `\n` line ends. Where a line was only indented anew, or lost the white space at its end, it counts as
 * it was accepted: that is a formatter's work.
 */
export function measureKept(accepted: string, final: string): Kept {
  const now = inAcceptedLayout(accepted, final)
  const longer = Math.max(accepted.length, now.length)
  if (longer === 0) return { keptRatio: 1, keptCharacters: 0, editDistance: 0 }
  const { same, left, right } = withoutCommonEnds(accepted, now)
  if (Math.max(left.length, right.length) > mostCharacters) {
    const keptCharacters = same + keptByLines(left, right)
    return { keptRatio: keptCharacters / longer, keptCharacters, editDistance: null }
  }
  const editDistance = distance(left, right)
  return {
    keptRatio: 1 - editDistance / longer,
    keptCharacters: same + longestCommon(left, right),
    editDistance,
  }
}

function inAcceptedLayout(accepted: string, final: string): string {
  if (!accepted.includes('\n') || accepted === final) return final
  const [left, right] = [accepted.split('\n'), final.split('\n')]
  const trimmed = (line: string): string => line.trim()
  for (const [old, now] of commonSequence(left.map(trimmed), right.map(trimmed), mostLines) ?? [])
    right[now] = left[old]!
  return right.join('\n')
}

function withoutCommonEnds(one: string, other: string): { same: number; left: string; right: string } {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++
  return {
    same: head + tail,
    left: one.slice(head, one.length - tail),
    right: other.slice(head, other.length - tail),
  }
}

/** Hyyrö, Bit-parallel LCS-length computation revisited (2004): a bit for each character of the left text. */
function longestCommon(left: string, right: string): number {
  if (left === '' || right === '') return 0
  const places = new Map<string, bigint>()
  for (let at = 0; at < left.length; at++)
    places.set(left[at]!, (places.get(left[at]!) ?? 0n) | (1n << BigInt(at)))
  const all = (1n << BigInt(left.length)) - 1n
  let row = all
  for (let at = 0; at < right.length; at++) {
    const matching = row & (places.get(right[at]!) ?? 0n)
    row = ((row + matching) | (row - matching)) & all
  }
  const ones = row.toString(2).replaceAll('0', '').length
  return left.length - ones
}

function keptByLines(left: string, right: string): number {
  const lines = left.split('\n')
  const matches = commonSequence(lines, right.split('\n'), mostLines) ?? []
  return matches.reduce((sum, [line]) => sum + lines[line]!.length, 0)
}
