/**
 * What Continue does to a suggestion before it is remembered (core/autocomplete/postprocessing/index.ts:92-199). Left out:
 * what is for other model families, and repetitions of six lines and more, which the filters end before.
 */
import { editDistance } from './editDistance'

/** Empty where nothing is to be shown. */
export function processed(suggestion: string, prefix: string): string {
  if (suggestion.trim() === '') return ''
  const above = prefix.split('\n').findLast((line) => line.trim() !== '')
  const first = suggestion.split('\n').find((line) => line.trim() !== '')!
  if (above !== undefined && isRepeated(above, first)) return ''
  return prefix.endsWith(' ') && suggestion.startsWith(' ') ? suggestion.slice(1) : suggestion
}

/** Whether a line is nearly another; short ones never are (lineStream.ts:289-297). */
export function isRepeated(left: string, right: string): boolean {
  if (left.length <= 4 || right.length <= 4) return false
  return editDistance(left.trim(), right.trim()) / right.trim().length < 0.1
}
