/** What half and what nineteen in twenty of some numbers do not exceed. */
import { median } from '#bench/median'

export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** To a hundredth; the 95th percentile by nearest rank. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right)
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0
  return { p50: round(median(values)), p95: round(p95) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
