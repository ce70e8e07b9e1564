/** What half and what ninety-nine in a hundred of some times do not exceed, and the longest. */
import { median } from '#bench/median'
import { percentile } from '#bench/percentile'

export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

/** To a thousandth; the 99th percentile by nearest rank. */
export function spread(times: readonly number[]): Spread {
  const [p99 = 0, worst = 0] = [percentile(times, 0.99), percentile(times, 1)]
  return { count: times.length, p50: rounded(median(times)), p99: rounded(p99), worst: rounded(worst) }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}
