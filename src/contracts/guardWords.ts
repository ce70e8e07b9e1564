/** How the loss on general code is said to a person. */
import type { GuardMeasures } from './scorecard'

/** Whether more than chance says that a version has lost what a base knows of any code. */
export function hasForgotten(guard: GuardMeasures | null): guard is GuardMeasures {
  return guard !== null && guard.lossGain.high < 0
}

/** As `loss 1.204 before, 1.350 after: worse`. */
export function guardWords(guard: GuardMeasures): string {
  const { incumbentLoss, candidateLoss, lossGain } = guard
  const word = hasForgotten(guard) ? 'worse' : lossGain.low > 0 ? 'better' : 'no difference that can be told'
  return `loss ${incumbentLoss.toFixed(3)} before, ${candidateLoss.toFixed(3)} after: ${word}`
}
