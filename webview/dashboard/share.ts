/** A share as a person should read it: a percentage only where there is enough to make one of. */
import { count } from './count'

/** One more or less would move a percentage of fewer by over five points. */
export const ENOUGH = 20
export const NOTHING = '–'

export function share(part: number, whole: number): string {
  if (whole === 0) return NOTHING
  if (whole < ENOUGH) return `${count(part)} of ${count(whole)}`
  return percent(part / whole)
}

/** Rounded, but never to nothing or to all while that is not so. */
export function percent(ratio: number): string {
  const rounded = Math.round(ratio * 100)
  if (rounded === 0 && ratio > 0) return '<1 %'
  if (rounded === 100 && ratio < 1) return '>99 %'
  return `${rounded} %`
}
