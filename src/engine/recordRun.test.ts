import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import type { Job, TrainingResult } from '#contracts/trainerProtocol'
import type { Version } from '#contracts/version'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { cardOf } from '#test/record/datasetRows'
import { expectedSeconds } from './expectedSeconds'
import { recordRun } from './recordRun'

let store: Store
let clock: FakeClock

beforeEach(() => {
  store = openStore(':memory:')
  clock = new FakeClock()
  store.datasets.add('/data/dataset-1', cardOf('dataset-1', { train: 200 }))
})
afterEach(() => store.close())

const base: Version = {
  ...{ id: 'base', tag: 'base:latest', baseId: null, runId: null, sha256: null, state: 'base', createdAt: 1 },
}
const { training: settings } = settingsSchema.parse({})
const job = (id: string, dataset: string): Job => ({
  ...{ schema: 1, id, base: '/base.gguf', dataset: `/data/${dataset}`, output: `/runs/${id}`, settings },
})
const trained: TrainingResult = {
  ...{ kind: 'result', outcome: 'trained', file: '/runs/r/model.gguf', sha256: 'x', bytes: 1, adapter: '' },
  ...{ steps: 1, lossBefore: 2, lossAfter: 1, seconds: 100, peakMemoryBytes: 1, growth: 1 },
}

async function run(id: string, dataset: string, seconds: number, result = trained): Promise<void> {
  await recordRun(job(id, dataset), base, { store, clock }, async () => {
    await clock.advance(seconds * 1000)
    return result
  })
}

test('a training is expected to take what the newest one took, for each of its examples', async () => {
  expect(expectedSeconds(50, store)).toBeNull()
  await run('one', 'dataset-1', 400)
  expect(expectedSeconds(50, store)).toBe(100)
  store.datasets.add('/data/dataset-2', cardOf('dataset-2', { train: 10 }))
  await run('two', 'dataset-2', 110)
  expect(expectedSeconds(50, store)).toBe(550)
})

test('one that was not finished, or whose dataset is not known, says nothing', async () => {
  await run('one', 'dataset-1', 400)
  await run('stopped', 'dataset-1', 5, { kind: 'result', outcome: 'cancelled', step: 1, resumable: true })
  await run('elsewhere', 'dataset-none', 5)
  expect(expectedSeconds(50, store)).toBe(100)
})

test('the same work again answers at once, and its row goes on saying what it took', async () => {
  await run('one', 'dataset-1', 100)
  await run('one', 'dataset-1', 1)
  const { startedAt, endedAt } = store.runs.get('one')!
  expect(endedAt).toBe(clock.now())
  expect(endedAt! - startedAt).toBe(100_000)
})
