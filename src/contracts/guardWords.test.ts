import { expect, test } from 'vitest'
import { guardWords } from './guardWords'

test.each([
  [-0.2, -0.01, 'worse'],
  [0.01, 0.2, 'better'],
  [-0.2, 0, 'no difference that can be told'],
  [0, 0, 'no difference that can be told'],
])('a gain between %d and %d is %s', (low, high, word) => {
  const lossGain = { mean: (low + high) / 2, low, high }
  expect(guardWords({ examples: 90, incumbentLoss: 1.2041, candidateLoss: 1.35, lossGain })).toBe(
    `loss 1.204 before, 1.350 after: ${word}`,
  )
})
