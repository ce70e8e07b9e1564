/** What half and what nineteen in twenty of some numbers do not exceed. */
import { median } from '#bench/median'
import { percentile } from '#bench/percentile'

export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** To a hundredth; the 95th percentile by nearest rank. */
export function spread(values: readonly number[]): Spread {
  return { p50: round(median(values)), p95: round(percentile(values, 0.95) ?? 0) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
