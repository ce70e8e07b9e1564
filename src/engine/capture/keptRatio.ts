/** The share of an accepted text that still stands: 1 - Levenshtein distance / longer length, 0 to 1. */
import { distance } from 'fastest-levenshtein'

export function keptRatio(accepted: string, final: string): number {
  const longer = Math.max(accepted.length, final.length)
  return longer === 0 ? 1 : 1 - distance(accepted, final) / longer
}
