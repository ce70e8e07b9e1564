/** A gain with its interval, in words. */
import type { Difference } from '#contracts/scorecard'

export const gain = ({ mean, low, high }: Difference): string =>
  `${signed(mean)}, 95 % between ${signed(low)} and ${signed(high)}`

function signed(value: number): string {
  const size = Math.abs(value).toFixed(3)
  if (Number(size) === 0) return '0.000'
  return `${value < 0 ? '−' : '+'}${size}`
}
