/** Times as Go writes them: RFC 3339 in UTC with up to nine decimals, trailing zeros left out. */
const longestDuration = 2 ** 63 / 1e6

/** The present, with what precision the machine has. */
export function preciseNow(): string {
  const milliseconds = performance.timeOrigin + performance.now()
  const nanoseconds = Math.round((milliseconds % 1000) * 1e6)
  const fraction = String(Math.min(nanoseconds, 999_999_999)).padStart(9, '0').replace(/0+$/, '')
  const seconds = new Date(milliseconds).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`
}

/** A time in milliseconds since 1970; "for ever" is as far ahead as Go can count. */
export function timestamp(milliseconds: number, now: number): string {
  return new Date(Math.min(milliseconds, now + longestDuration)).toISOString()
}
