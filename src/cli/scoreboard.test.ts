import { expect, test } from 'vitest'
import type { LoopReport } from '#contracts/loopReport'
import { counted, guardLines, scoreboard } from './scoreboard'

const measures = (tag: string, loss: number, editSimilarity: number) => ({
  versionId: tag,
  tag,
  loss,
  exactMatch: 0.05,
  editSimilarity,
  empty: 0,
  medianMs: 31.4,
})

const report: LoopReport = {
  recorded: {
    opportunities: 12,
    suggestions: 10,
    shown: 10,
    accepted: 3,
    rejected: 7,
    ignored: 0,
    survived: 2,
    nothing: { emptyAnswer: 2 },
  },
  dataset: {
    id: 'dataset-1',
    counts: {
      files: 9,
      examples: 60,
      bySplit: { train: 40, validation: 8, test: 12 },
      bySource: { repository: 60 },
      byLanguage: { csharp: 50, typescript: 10 },
      ...{ byFormat: {}, byPattern: {} },
      byTask: { line: 60 },
      leftOut: { generated: 2 },
      redacted: {},
    },
  },
  training: { state: 'trained', runId: 'run-1', steps: 20, lossBefore: 3.5, lossAfter: 2.25, message: null },
  verdict: { decision: 'promote', reasons: ['It is better.'], examples: 12 },
  measures: { incumbent: measures('base', 3.6, 0.2), candidate: measures('base:v1', 2.4, 0.4) },
  gains: {
    lossGain: { mean: 1.2, low: 1, high: 1.4 },
    editSimilarityGain: { mean: 0.2, low: 0.1, high: 0.3 },
    better: 9,
    worse: 1,
  },
  guard: {
    examples: 90,
    incumbentLoss: 1.204,
    candidateLoss: 1.35,
    lossGain: { mean: -0.146, low: -0.3, high: 0.1 },
  },
  swap: { state: 'switched', from: 'base', to: 'base:v1', removed: [] },
  showcase: {
    exampleId: '1',
    path: 'A.cs',
    before: 'class A\n{\n    ',
    expected: 'int a;\nint b;',
    incumbent: '',
    candidate: 'int a;',
  },
  versions: [],
  seconds: { record: 1, curate: 0.2, train: 60.04, evaluate: 10, deploy: 0.3, total: 71.6 },
}

test('a scoreboard says what was recorded, learnt, judged and switched', () => {
  expect(scoreboard(report)).toBe(`
Recorded
  12 places asked at by a replayed developer: 10 suggestions shown, 7 rejected, 3 accepted, 2 of them left as they were

Dataset (0.2 s)
  dataset-1: 40 train, 12 test, 8 validation examples from 9 files (50 csharp, 10 typescript)
  left out: 2 generated; secrets replaced: none

Training (60.0 s)
  20 steps; validation loss 3.500 before, 2.250 after

Verdict (10.0 s)
  PROMOTE on 12 held-out places (9 answered better, 1 worse)
             version  loss   exact  similarity  empty  median
  now        base     3.600  5.0 %  0.200       0.0 %  31 ms
  candidate  base:v1  2.400  5.0 %  0.400       0.0 %  31 ms
  - It is better.
  General code, not yet part of the verdict: loss 1.204 before, 1.350 after: no difference that can be told

Swap (0.3 s)
  base  ->  base:v1

One held-out place, before and after (the one that gained most)
  A.cs
      | class A
      | {
      |     
    wanted  int a; ⏎ int b;
    before  (nothing)
    after   int a;

Done in 72 s.`)
})

test('a pass that was cancelled ends after the training', () => {
  const cancelled: LoopReport = {
    ...report,
    training: { ...report.training, state: 'cancelled', lossBefore: null, lossAfter: null },
    verdict: null,
    measures: null,
    gains: null,
    guard: null,
    swap: null,
    showcase: null,
  }
  const text = scoreboard(cancelled)
  expect(text).toContain('cancelled; the same command goes on from here')
  expect(text).not.toContain('Verdict')
})

test('of general code nothing is said where the dataset has none, or a reason says it', () => {
  expect(guardLines(null)).toEqual([])
  expect(guardLines({ ...report.guard!, lossGain: { mean: -0.2, low: -0.3, high: -0.1 } })).toEqual([])
  expect(scoreboard({ ...report, guard: null })).not.toContain('General code')
})

test('counts are told largest first, without what is zero', () => {
  expect(counted({ a: 1, b: 3, c: 0 })).toBe('3 b, 1 a')
  expect(counted({})).toBe('none')
})
