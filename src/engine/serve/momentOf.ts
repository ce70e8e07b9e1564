/** Where the cursor stands, as far as that tells whether the person will pause. */
import type { Moment } from './pace'

export function momentOf(before: string): Exclude<Moment, 'byHand'> {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (line.trim() === '') return 'lineStart'
  return /[\p{L}\p{N}_]$/u.test(line) ? 'insideWord' : 'behindSign'
}
