/** How the loss on general code is said to a person. */
import type { GuardMeasures } from './scorecard'

/** As `loss 1.204 before, 1.350 after: worse`. */
export function guardWords({ incumbentLoss, candidateLoss, lossGain }: GuardMeasures): string {
  const { low, high } = lossGain
  const word = high < 0 ? 'worse' : low > 0 ? 'better' : 'no difference that can be told'
  return `loss ${incumbentLoss.toFixed(3)} before, ${candidateLoss.toFixed(3)} after: ${word}`
}
