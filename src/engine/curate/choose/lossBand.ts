/** Which examples teach nothing by the base's own loss: what it knows already, and what nobody could know. */
import type { LeftOutReason } from '#contracts/leftOut'

/**
 * Nats per token. 3.0 is where Refact's gate leaves a file out as noise; below 0.15 the base writes it by itself. A base
 * that is small finds everything hard, so that nothing counts as too hard that is not among the hardest of its own, too.
 */
const TOO_EASY = 0.15
const TOO_HARD = 3
const HARDEST = 0.05
/** Of fewer, no share can be told. */
const ENOUGH = 100
/** The loss of a few tokens says little. */
const FEWEST_TOKENS = 6

export interface KnownLoss {
  readonly loss: number
  readonly tokens: number
}

/** @param all of the training examples of which it is known */
export function lossBand(all: Iterable<KnownLoss>): (known: KnownLoss) => LeftOutReason | null {
  const losses = [...all].filter(({ tokens }) => tokens >= FEWEST_TOKENS).map(({ loss }) => loss)
  losses.sort((left, right) => left - right)
  const hardest = losses[Math.ceil(losses.length * (1 - HARDEST)) - 1] ?? Infinity
  const tooHard = losses.length < ENOUGH ? Infinity : Math.max(TOO_HARD, hardest)
  return ({ loss, tokens }) => {
    if (tokens < FEWEST_TOKENS) return null
    if (loss < TOO_EASY) return 'tooEasy'
    return loss > tooHard ? 'tooHard' : null
  }
}
