/** How a project is going, by when it was committed to. */

const DAY = 24 * 60 * 60 * 1000
const YOUNG = 30 * DAY
const QUARTER = 90 * DAY

/**
 * `new` in its first month, `quiet` after a quarter without a commit, `growing` while the last quarter had at least as
 * many commits as its quarters have on average, otherwise `maintained`. Null without commits.
 * @param times milliseconds since 1970, in any order
 */
export function developmentPhaseOf(times: readonly number[], now: number): string | null {
  if (times.length === 0) return null
  const first = times.reduce((least, time) => Math.min(least, time), Infinity)
  const lately = times.filter((time) => now - time <= QUARTER).length
  if (now - first <= YOUNG) return 'new'
  if (lately === 0) return 'quiet'
  const quarters = Math.max(1, (now - first) / QUARTER)
  return lately >= times.length / quarters ? 'growing' : 'maintained'
}
