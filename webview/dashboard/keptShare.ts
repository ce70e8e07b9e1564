/** How much of the accepted text still stood. How many accepts were looked at is not known, only how many there were. */
import { count } from './count'
import { ENOUGH, NOTHING, percent } from './share'

export function keptShare(kept: number | null, accepted: number): string {
  if (kept === null) return NOTHING
  return accepted < ENOUGH ? `${percent(kept)} (≤ ${count(accepted)})` : percent(kept)
}
