/** How near an answer is to what the person wrote. */
import { distance } from 'fastest-levenshtein'

/** 1 - Levenshtein distance over the longer length, of the texts without surrounding white space; 0 to 1. */
export function editSimilarity(answer: string, expected: string): number {
  const left = answer.trim()
  const right = expected.trim()
  const longest = Math.max(left.length, right.length)
  return longest === 0 ? 1 : 1 - distance(left, right) / longest
}
