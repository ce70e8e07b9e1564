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
  guard: null,
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

const guard = (mean: number, spread: number) => ({
  examples: 90,
  incumbentLoss: 1.2,
  candidateLoss: 1.2 - mean,
  lossGain: gain(mean, spread),
})
const FORGOTTEN =
  'It has forgotten general code: its loss on the guard set went from 1.200 to 1.350 (gain −0.150, 95 % between −0.200 and −0.100).'

test.each<[string, Partial<Measured>]>([
  ['a promoted one', {}],
  ['one that is kept out', { lossGain: gain(-0.1) }],
  ['one without enough evidence', { examples: 19 }],
])('what %s has forgotten is said last, and decides nothing', (_, changes) => {
  const silent = decideVerdict(measured(changes))
  const said = decideVerdict(measured({ ...changes, guard: guard(-0.15, 0.05) }))
  expect(said).toEqual({ ...silent, reasons: [...silent.reasons, FORGOTTEN] })
})

test.each([
  ['chance would give as much', guard(-0.15, 0.16)],
  ['its interval ends at zero', guard(-0.15, 0.15)],
  ['nothing changed', guard(0, 0)],
  ['general code gained', guard(0.15, 0.05)],
])('nothing is said to be forgotten where %s', (_, of) => {
  expect(decideVerdict(measured({ guard: of }))).toEqual(decideVerdict(measured()))
})
