/** The result of a kind that is the likeliest to be a suggestion's own doing; of equals the first after its accept. */
import type { Outcome } from '#contracts/outcome'
import type { Part } from './part'

type Result = Extract<Outcome, { passed: boolean }>

export function surest(outcomes: readonly Outcome[], kind: Result['kind']): Part {
  let best: Result | null = null
  for (const outcome of outcomes) {
    if (outcome.kind !== kind || !('passed' in outcome)) continue
    if (best === null || outcome.confidence > best.confidence) best = outcome
  }
  return best && { value: best.passed ? 1 : 0, confidence: best.confidence }
}
