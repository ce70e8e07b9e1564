import { build } from 'esbuild'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { datasetTexts } from '#bench/nearestPairs/datasetTexts'
import { type CurateAnswer, type CurateJob, curate, survey } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { openStore } from '#engine/store/store'
import { SystemCommitSource } from '#platform/commitPatches'
import { ThreadPool } from '#platform/workerPool'
import { curatorSettings } from '#test/curate/curator'
import { makeSmallShop, typescript, write } from '#test/curate/smallShop'
import { surveyParts } from '#test/curate/surveyed'

const home = mkdtempSync(join(tmpdir(), 'crashing-'))
const shop = makeSmallShop()
/** In the repository, so that it finds its packages. */
const entry = join(import.meta.dirname, '../../test-output/curate/crashingWorker.mjs')

beforeAll(async () => {
  for (const name of ['ends-look', 'ends-dig'])
    write(shop, `web/${name}.ts`, typescript(name.replace('-', '')))
  await build({
    ...{ entryPoints: [join(import.meta.dirname, 'crashingWorker.ts')], outfile: entry, bundle: true },
    ...{ platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' },
  })
})
afterAll(() => {
  for (const folder of [home, shop]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('a thread that ends over a file leaves out that file alone, and the dataset is made', async () => {
  const workers = new ThreadPool<CurateJob, CurateAnswer>(pathToFileURL(entry), 2)
  const store = openStore(':memory:')
  const cache = join(home, 'cache')
  const surveyed = await survey(shop, { ...surveyParts(cache), workers })
  const outcome = await curate(surveyed, {
    ...{ store, redact, settings: curatorSettings, workers, cache, code: 'test', trainings: 0 },
    history: new SystemCommitSource(shop),
    clock: { now: () => 1_790_000_000_000, delay: () => Promise.resolve() },
    datasets: join(home, 'datasets'),
  })
  await workers.rest()
  store.close()
  if (outcome.kind !== 'curated') throw new Error(outcome.kind)
  const { folder, card } = outcome.dataset
  expect(readdirSync(join(home, 'datasets'))).toEqual([card.id])
  const leftOut = readFileSync(join(folder, 'leftOut.jsonl'), 'utf8')
  for (const path of ['web/ends-look.ts', 'web/ends-dig.ts'])
    expect(leftOut).toContain(JSON.stringify({ reason: 'unreadable', where: path, count: 1 }))
  expect(card.counts.leftOut.unreadable).toBe(2)
  const { held, trained } = datasetTexts(folder)
  expect(new Set([...held, ...trained].map(({ path }) => path)).size).toBeGreaterThan(30)
})
