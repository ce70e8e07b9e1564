import { expect, test } from 'vitest'
import type { FimExample } from '#contracts/example'
import { scorecardSchema } from '#contracts/scorecard'
import { settingsSchema } from '#contracts/settings'
import type { FileScore, ScoredSplit } from '#contracts/trainerProtocol'
import type { Version } from '#contracts/version'
import { formatExample } from '#engine/completion/completion'
import { FakeClock } from '#test/fakes/fakeClock'
import { fimRow } from '#test/record/datasetRows'
import { evaluate } from './evaluate'

const rows = (name: string, files: number): FimExample[] =>
  Array.from({ length: files * 2 }, (_, index) => ({
    ...fimRow(`${name}${index}`, [`${name}/${index % files}.cs`]),
    prompt: formatExample('var one = ', ';\n'),
  }))
const material = { id: 'dataset-1', test: rows('test', 12), guard: rows('guard', 5) }

/** Nats per token by file and split; each example has more tokens than the one before. */
type Losses = Record<string, Partial<Record<ScoredSplit, number>>>

async function evaluated(losses: Losses, of = material) {
  const asked: (readonly ScoredSplit[])[] = []
  const scored = (file: string, split: ScoredSplit): FileScore => {
    const loss = losses[file]![split]!
    const perExample = of[split as 'test' | 'guard'].map(({ id }, index) => ({
      ...{ id, tokens: index + 1, loss: loss * (index + 1) },
    }))
    const tokens = perExample.reduce((sum, row) => sum + row.tokens, 0)
    return {
      kind: 'score',
      file,
      dataset: of.id,
      split,
      examples: perExample.length,
      tokens,
      loss,
      perExample,
    }
  }
  const scorecard = await evaluate(
    { version: { id: 'v1', tag: 'base' } as Version, file: 'old' },
    { version: { id: 'v2', tag: 'base:v1' } as Version, file: 'new' },
    of,
    {
      async *generate() {
        yield await Promise.resolve('1')
      },
      score: (files, splits) => {
        asked.push(splits)
        return Promise.resolve(files.flatMap((file) => splits.map((split) => scored(file, split))))
      },
      clock: new FakeClock(),
      settings: settingsSchema.parse({}),
    },
  )
  return { scorecard, asked }
}

test('the losses on general code are measured with the held-out ones, and what was forgotten is said', async () => {
  const { scorecard, asked } = await evaluated({
    old: { test: 3, guard: 1.2 },
    new: { test: 2, guard: 1.35 },
  })
  expect(asked).toEqual([['test', 'guard']])
  expect(scorecard.guard).toMatchObject({ examples: 10, incumbentLoss: 1.2, candidateLoss: 1.35 })
  for (const value of Object.values(scorecard.guard!.lossGain)) expect(value).toBeCloseTo(-0.15)
  for (const value of Object.values(scorecard.lossGain)) expect(value).toBeCloseTo(1)
  expect([scorecard.incumbent.loss, scorecard.candidate.loss]).toEqual([3, 2])
  expect(scorecard.verdict.decision).toBe('promote')
  expect(scorecard.verdict.reasons.at(-1)).toContain('guard set went from 1.200 to 1.350')
  expect(scorecardSchema.parse(scorecard)).toEqual(scorecard)
})

test('a dataset without general code is measured as ever, and nothing is said', async () => {
  const losses = { old: { test: 3 }, new: { test: 2 } }
  const { scorecard, asked } = await evaluated(losses, { ...material, guard: [] })
  expect(asked).toEqual([['test']])
  expect(scorecard.guard).toBeNull()
  expect(scorecard.verdict.decision).toBe('promote')
  expect(scorecard.verdict.reasons.join()).not.toContain('general code')
})

test('a scorecard of before general code was looked at stays readable', async () => {
  const { scorecard } = await evaluated({ old: { test: 3 }, new: { test: 2 } }, { ...material, guard: [] })
  const { guard, ...older } = scorecard
  expect(scorecardSchema.parse(older)).toEqual({ ...older, guard })
})

test('a file that was not scored ends the evaluation', async () => {
  const served = { version: { id: 'v1', tag: 'base' } as Version, file: 'old' }
  const parts = {
    generate: () => (async function* () {})(),
    score: () => Promise.resolve([]),
    clock: new FakeClock(),
    settings: settingsSchema.parse({}),
  }
  await expect(evaluate(served, served, material, parts)).rejects.toThrow('did not score both files')
})
