import { expect, test } from 'vitest'
import type { Measures } from '#contracts/scorecard'
import { type Measured, decideVerdict } from './verdict'

const measures = (changes: Partial<Measures> = {}): Measures => ({
  versionId: 'v',
  tag: 't',
  loss: 3,
  exactMatch: 0.1,
  editSimilarity: 0.5,
  empty: 0,
  medianMs: 50,
  ...changes,
})
const gain = (mean: number, spread = 0.01) => ({ mean, low: mean - spread, high: mean + spread })
const measured = (changes: Partial<Measured> = {}): Measured => ({
  examples: 100,
  groups: 8,
  incumbent: measures(),
  candidate: measures({ loss: 2 }),
  lossGain: gain(1),
  editSimilarityGain: gain(0.1),
  ...changes,
})

test.each<[string, Partial<Measured>, 'promote' | 'keep' | 'notEnoughEvidence']>([
  ['a clear gain is promoted', {}, 'promote'],
  ['a gain in loss alone is enough', { editSimilarityGain: gain(0, 0.05) }, 'promote'],
  ['a gain in similarity alone is enough', { lossGain: gain(0.005, 0.05) }, 'promote'],
  [
    'a gain within chance is not',
    { lossGain: gain(0.005, 0.05), editSimilarityGain: gain(0.01, 0.05) },
    'notEnoughEvidence',
  ],
  ['too few places are no evidence', { examples: 19 }, 'notEnoughEvidence'],
  ['too few files are no evidence', { groups: 2 }, 'notEnoughEvidence'],
  ['a higher loss keeps what serves', { lossGain: gain(-0.1) }, 'keep'],
  ['worse answers keep what serves, whatever the loss says', { editSimilarityGain: gain(-0.02) }, 'keep'],
  ['silence keeps what serves', { candidate: measures({ loss: 2, empty: 0.2 }) }, 'keep'],
  ['lost exact answers keep what serves', { candidate: measures({ loss: 2, exactMatch: 0.07 }) }, 'keep'],
])('%s', (_, changes, decision) => {
  const verdict = decideVerdict(measured(changes))
  expect(verdict.decision).toBe(decision)
  expect(verdict.reasons.length).toBeGreaterThan(0)
})

test('the deciding reason comes first, in words', () => {
  expect(decideVerdict(measured({ candidate: measures({ loss: 2, empty: 0.2 }) })).reasons).toEqual([
    'It answers nothing in 20.0 % of places, before in 0.0 %.',
  ])
  expect(decideVerdict(measured()).reasons[0]).toBe(
    'Loss on held-out code went from 3.000 to 2.000 (gain +1.000, 95 % between +0.990 and +1.010).',
  )
})
