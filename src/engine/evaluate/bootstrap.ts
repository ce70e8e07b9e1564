/**
 * A paired cluster bootstrap: whole file groups are drawn again with replacement, because holes in one file succeed
 * and fail together (Efron and Tibshirani, An Introduction to the Bootstrap, 1993; percentile interval).
 */
import type { Difference } from '#contracts/scorecard'
import { seededRandom } from '#platform/seededRandom'

const RESAMPLES = 1_000

export interface PairedGain {
  readonly group: string
  readonly weight: number
  /** Candidate minus incumbent; positive is better. */
  readonly gain: number
}

/** Weighted mean gain with its 95 % interval; repeats exactly for the same input. */
export function bootstrapDifference(rows: readonly PairedGain[]): Difference {
  const groups = [...Map.groupBy(rows, (row) => row.group).values()].map((members) => ({
    weight: members.reduce((sum, row) => sum + row.weight, 0),
    total: members.reduce((sum, row) => sum + row.weight * row.gain, 0),
  }))
  if (groups.length === 0) return { mean: 0, low: 0, high: 0 }
  const random = seededRandom(`bootstrap ${groups.length}`)
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(groups.map(() => groups[Math.floor(random() * groups.length)]!)),
  ).sort((left, right) => left - right)
  return {
    mean: mean(groups),
    low: means[Math.floor(RESAMPLES * 0.025)]!,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1]!,
  }
}

function mean(groups: readonly { weight: number; total: number }[]): number {
  const weight = groups.reduce((sum, group) => sum + group.weight, 0)
  return weight === 0 ? 0 : groups.reduce((sum, group) => sum + group.total, 0) / weight
}
