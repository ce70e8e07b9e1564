/** How long a pause lasts, as a person reads it behind "Paused". */
const MINUTE = 60_000

/** @param until and `now` are milliseconds since 1970; null: until it is resumed */
export function timeLeft(until: number | null, now: number): string {
  if (until === null) return 'until you resume'
  const minutes = Math.ceil((until - now) / MINUTE)
  return minutes <= 1 ? 'for another minute' : `for another ${minutes} minutes`
}
