/** The key figures over all versions. */
import type { VersionRecord } from '#contracts/dashboard'

export interface Totals {
  readonly suggestions: number
  readonly shown: number
  readonly accepted: number
  /** Means over the versions, each weighing as much as its accepts or ratings; null where no version has one. */
  readonly kept: number | null
  readonly stars: number | null
  readonly ratings: number
}

export function totals(versions: readonly VersionRecord[]): Totals {
  const sum = (of: (version: VersionRecord) => number): number =>
    versions.reduce((total, version) => total + of(version), 0)
  return {
    suggestions: sum(({ suggestions }) => suggestions),
    shown: sum(({ events }) => events.shown),
    accepted: sum(({ events }) => events.accepted),
    kept: weightedMean(versions.map(({ kept, events }) => [kept, events.accepted])),
    stars: weightedMean(versions.map(({ stars, ratings }) => [stars, ratings])),
    ratings: sum(({ ratings }) => ratings),
  }
}

function weightedMean(values: readonly (readonly [number | null, number])[]): number | null {
  let [total, weights] = [0, 0]
  for (const [value, weight] of values) {
    if (value === null) continue
    total += value * weight
    weights += weight
  }
  return weights === 0 ? null : total / weights
}
