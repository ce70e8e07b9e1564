import { expect, test } from 'vitest'
import { leftOutReasonSchema } from '#contracts/leftOut'
import type { LoopReport } from '#contracts/loopReport'
import { cancelledLoop } from '#test/fakes/fakeEngine'
import { duration, endingText, planText } from './trainingText'

const counts = {
  files: 109,
  examples: 1286,
  bySplit: { train: 1095, validation: 59, test: 132 },
  bySource: { repository: 1280, suggestion: 6 },
  byLanguage: { csharp: 514, typescript: 448 },
  ...{ byFormat: {}, byPattern: {}, byTask: {} },
  leftOut: { generated: 2, unsupportedLanguage: 11 },
  redacted: { email: 1, secret: 1 },
}
const plan = { workspace: '/w', datasetId: 'd', counts, trained: 1095, expectedSeconds: null }

test('a plan says what is learned from, what is left out, and how long it takes', () => {
  const text = planText(plan, 'en')
  expect(text).toContain('1,095 examples of 109 files: 514 C#, 448 TypeScript')
  expect(text).toContain('6 of them come from what you did with suggestions')
  expect(text).toContain('191 more are held out')
  expect(text).toContain('Left out: 11 in other languages, 2 generated')
  expect(text).toContain('replaced: 2')
  expect(text).toContain('first training on this machine')
  expect(planText({ ...plan, expectedSeconds: 300 }, 'en')).toContain('about 5 minutes')
})

test('every reason for leaving out has words of its own', () => {
  for (const reason of leftOutReasonSchema.options) {
    const text = planText({ ...plan, counts: { ...counts, leftOut: { [reason]: 3 } } }, 'en')
    expect(text, reason).not.toMatch(new RegExp(`3 ${reason}\\b.*[A-Z]`))
    if (/[A-Z]/.test(reason)) expect(text).not.toContain(reason)
  }
})

const trained = (decision: 'promote' | 'keep' | 'notEnoughEvidence'): LoopReport => ({
  ...cancelledLoop,
  training: { ...cancelledLoop.training, state: 'trained' },
  verdict: { decision, reasons: ['Loss went from 3 to 2.'], examples: 60 },
  swap: {
    state: decision === 'promote' ? 'switched' : 'notSwitched',
    from: 'a:v1',
    to: decision === 'promote' ? 'a:v2' : 'a:v1',
    removed: [],
  },
})

test.each([
  [cancelledLoop, 'cancelled', 'goes on where it stopped'],
  [trained('promote'), 'promoted', 'a:v2 is better and serves now. Loss went from 3 to 2.'],
  [trained('keep'), 'kept', 'is not better, so a:v1 stays'],
  [trained('notEnoughEvidence'), 'kept', 'could not be proved better'],
  [
    {
      ...cancelledLoop,
      training: { ...cancelledLoop.training, state: 'outOfMemory', message: 'Out of memory.' },
    },
    'failed',
    'batchSize',
  ],
] as const)('an ending', (report, kind, text) => {
  const ending = endingText(report as LoopReport)
  expect(ending.kind).toBe(kind)
  expect(ending.text).toContain(text)
})

test('what was forgotten is told at the end, and only that', () => {
  const guard = (high: number): LoopReport['guard'] => ({
    ...{ examples: 60, incumbentLoss: 1, candidateLoss: 1.2 },
    lossGain: { mean: -0.2, low: -0.3, high },
  })
  expect(endingText({ ...trained('promote'), guard: guard(-0.1) }).text).toContain('forgotten some general')
  expect(endingText({ ...trained('promote'), guard: guard(0.1) }).text).not.toContain('forgotten')
})

test('durations are rough on purpose', () => {
  expect([0.2, 80, 600, 9000].map(duration)).toEqual([
    'about 2 seconds',
    'about 80 seconds',
    'about 10 minutes',
    'about 2.5 hours',
  ])
})
