/** Whether the code works: it compiles, its tests pass, it was deployed, and nobody had to take it back. */
import type { Evidence } from './evidence'
import { meanOf } from './meanOf'
import { type Part, sure } from './part'
import { surest } from './surest'

/** A commit that was taken back counts like tests that failed. */
const weights = { build: 0.4, test: 0.4, deployed: 0.2, reverted: 0.4 }

export function functionalCorrectnessOf({ outcomes }: Evidence): Part {
  const wasReverted = outcomes.some(({ kind }) => kind === 'reverted')
  return meanOf([
    { weight: weights.build, part: surest(outcomes, 'build') },
    { weight: weights.test, part: surest(outcomes, 'test') },
    { weight: weights.deployed, part: surest(outcomes, 'deployed') },
    { weight: weights.reverted, part: wasReverted ? sure(0) : null },
  ])
}
