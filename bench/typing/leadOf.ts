/** How far ours is ahead of the best of the others, in each of the three ways. */
import type { Measures } from './measures'

export interface Lead {
  /** Useful characters a model second, over those of the most economical baseline; 1.3 is asked for. */
  readonly economy: number
  /** Milliseconds (median) by which the quickest baseline shows its ghost text later; not below 0. */
  readonly ghostMs: number
  /** By how much the share of keys with a valid ghost text is larger than the largest baseline's; not below 0. */
  readonly validShare: number
}

export function leadOf(ours: Measures, others: readonly Measures[]): Lead {
  const best = Math.max(...others.map((other) => other.usefulPerModelSecond))
  const quickest = Math.min(...others.map((other) => other.ghost.p50 ?? Number.POSITIVE_INFINITY))
  const largest = Math.max(...others.map((other) => other.validShare))
  return {
    economy: Number((ours.usefulPerModelSecond / best).toFixed(2)),
    ghostMs: quickest - (ours.ghost.p50 ?? Number.POSITIVE_INFINITY),
    validShare: Number((ours.validShare - largest).toFixed(3)),
  }
}
