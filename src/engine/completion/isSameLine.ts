/** Whether a model wrote a line again, if with a letter changed. */
import { indentationOf } from '#engine/language/language'
import { distance } from 'fastest-levenshtein'

/** Up to this length, every change makes another line. */
const SHORT = 4
/** Share of the longer line that may differ; both numbers are Continue's. */
const SAME = 0.1

/** As deep, too: code that comes again deeper is another piece of code, and `}` closes many blocks. */
export function isSameLine(left: string, right: string): boolean {
  const [one, other] = [left.trim(), right.trim()]
  if (one === '' || indentationOf(left) !== indentationOf(right)) return false
  if (one === other) return true
  const longer = Math.max(one.length, other.length)
  if (longer <= SHORT || Math.abs(one.length - other.length) >= longer * SAME) return false
  return distance(one, other) < longer * SAME
}
