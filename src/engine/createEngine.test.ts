import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Settings, settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import { Assessor } from '#engine/assess/assess'
import { Capture } from '#engine/capture/capture'
import { Surroundings } from '#engine/context/context'
import { surveyed } from '#test/curate/surveyed'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { Exclusions, RecordingRules } from '#engine/exclude/exclude'
import { RecordBook } from '#engine/record/record'
import { redact } from '#engine/redact/redact'
import { Suggester } from '#engine/serve/serve'
import { noEvents } from '#engine/store/events'
import { openStore, type Store } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { dataFolder } from '#platform/dataFolder'
import { systemGit } from '#platform/git'
import { silentLog } from '#platform/log'
import { connectOllama } from '#platform/ollama'
import { systemProcesses } from '#platform/processes'
import { scriptedEngine } from '#test/fakes/scriptedModel'
import { toyPath } from '#test/runtime/ggufBytes'
import { suggestionRow } from '#test/store/suggestionRow'
import { startToyRuntime, type ToyRuntime } from '#test/runtime/toyRuntime'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { baseModel } from './baseModel'
import { createEngine } from './createEngine'
import { curatingWith } from './curating'
import type { Engine } from './engine'

const settings: Settings = settingsSchema.parse({ examplesPerFile: 2 })
let runtime: ToyRuntime
let store: Store
let home: string
let capture: Capture

beforeEach(async () => {
  runtime = await startToyRuntime(scriptedEngine)
  store = openStore(':memory:')
  home = mkdtempSync(join(tmpdir(), 'engine-'))
})
afterEach(async () => {
  await runtime.close()
  store.close()
  rmSync(home, { recursive: true, force: true })
})

function engineWith(base: string | undefined): Engine {
  const ollama = connectOllama(runtime.url)
  const folder = dataFolder(home)
  capture = new Capture({ store, clock: systemClock, redact, aftermathSeconds: [30] })
  const assessor = new Assessor({ store, clock: systemClock, log: silentLog })
  const rules = new RecordingRules(new Exclusions(), true)
  const activeVersion = (): Version | null => engine.activeVersion()
  const onSuggested = (suggestion: Suggestion): void => capture.suggested(suggestion)
  const engine = createEngine(
    {
      ...{
        store,
        capture,
        assessor,
        redact,
        git: systemGit,
        clock: systemClock,
        settings,
        dataFolder: folder,
        curating: curatingWith(null, redact),
      },
      record: new RecordBook({
        ...{ store, redact, exclusions: rules.exclusions, exclusively: (work) => work() },
        cache: folder.cache,
        settled: () => capture.flush(),
      }),
      rules,
      context: new Surroundings({ clock: systemClock, settings, log: silentLog }),
      suggester: new Suggester({ ollama, activeVersion, onSuggested, clock: systemClock, settings }),
      deploy: { ollama, store, clock: systemClock, keepAlive: '1m', keepVersions: 3 },
      trainer: { processes: systemProcesses, python: 'no-python', source: 'no-trainer', log: silentLog },
    },
    baseModel(base, { ollama, store, dataFolder: folder, toyFile: null }),
    async () => {
      await capture.close()
      await assessor.close()
    },
  )
  return engine
}

const suggestion = (id: string, change: Partial<Suggestion> = {}): Suggestion =>
  suggestionRow(id, {
    ...{ path: 'Item.cs', prefix: `// ${id}\nvar total = `, suffix: '\n', text: 'basket.Sum();' },
    ...change,
  })

const version = (id: string, change: Partial<Version> = {}): Version => ({
  ...{ id, tag: `${id}:latest`, baseId: null, runId: null, sha256: null, state: 'base', createdAt: 1 },
  ...change,
})

describe('warming up', () => {
  test('chooses a base of the runtime, makes it serve and loads it', async () => {
    const engine = engineWith(undefined)
    await expect(engine.warmUp()).rejects.toThrow(/no model to start from .*apprentice.base.*--base/)
    expect(engine.activeVersion()).toBeNull()
    expect((await engine.status()).base).toBeNull()
    await runtime.create('qwen2.5-coder:1.5b-base')
    await engine.warmUp()
    expect(engine.activeVersion()).toMatchObject({ tag: 'qwen2.5-coder:1.5b-base', state: 'base' })
    expect(await runtime.loaded()).toEqual(['qwen2.5-coder:1.5b-base'])
    expect(await engine.status()).toMatchObject({ base: 'qwen2.5-coder:1.5b-base', runtimeAnswers: true })
    expect(await engine.runtimeModels()).toEqual(['qwen2.5-coder:1.5b-base'])
  })

  test('puts a file into the runtime first', async () => {
    const file = join(home, 'Mine.Q8_0.gguf')
    copyFileSync(toyPath, file)
    const engine = engineWith(file)
    await engine.warmUp()
    expect(await runtime.loaded()).toEqual(['apprentice-mine:latest'])
  })

  test('again leaves alone what the person chose meanwhile', async () => {
    for (const name of ['mine:latest', 'other:latest']) await runtime.create(name)
    const engine = engineWith('mine:latest')
    await engine.warmUp()
    store.versions.add(version('other'))
    await engine.useVersion('other')
    await engine.warmUp()
    expect(engine.activeVersion()?.id).toBe('other')
  })

  test('says what to do about a base that the runtime does not have', async () => {
    await expect(engineWith('none:latest').warmUp()).rejects.toThrow(
      /has no model "none:latest". Pull it first, or name another .*apprentice.base.*--base/,
    )
  })
})

test('an unknown version is refused with those that there are', async () => {
  store.versions.add(version('mine'))
  await expect(engineWith('mine:latest').useVersion('nobody')).rejects.toThrow(
    'There is no version "nobody". There are: mine:latest.',
  )
})

test('a plan says what a training would learn from: what was undone or rated poor teaches only that', async () => {
  const shop = copySampleShop()
  const engine = engineWith('mine:latest')
  const path = (await surveyed(shop)).files.find((file) => file.split === 'train')!.path
  for (const id of ['kept', 'undone', 'poor']) {
    capture.suggested(suggestion(id, { workspace: shop, path }))
    capture.documentOpened(id, `// ${id}\nvar total = basket.Sum();\n`)
    capture.accepted(id, { uri: id, offset: `// ${id}\nvar total = `.length })
    capture.documentClosed(id)
  }
  capture.undone('undone')
  await capture.rate('poor', { stars: 2 })
  const looked = { id: 'look', suggestionId: 'kept', at: 2, moment: 'settled', keptRatio: 1 } as const
  store.outcomes.add({ ...outcomeFacts.survival, ...looked, finalText: 'basket.Sum();' })
  const plan = await engine.plan(shop)
  rmSync(shop, { recursive: true })
  expect(plan).toMatchObject({
    workspace: shop,
    datasetId: expect.stringMatching(/^dataset-/) as string,
    counts: { bySource: { suggestion: 4 }, byFormat: { kto: 3 } },
    expectedSeconds: null,
  })
  expect(store.runs.list()).toEqual([])
  const scores = ['kept', 'undone', 'poor'].map((id) => store.qualities.get(id)!)
  expect(scores.map(({ acceptance }) => acceptance)).toEqual([1, 0, 1])
  expect(scores[2]!.overall).toBeLessThan(scores[0]!.overall!)
})

test('no file is looked at while something is forgotten; the wait for that can be ended', async () => {
  store.jobLock.acquire('examples', systemClock.now())
  const shop = copySampleShop()
  const [ending, reason] = [new AbortController(), new Error('enough')]
  const onProgress = vi.fn()
  const built = engineWith('mine:latest').buildDataset(shop, ending.signal, onProgress)
  setTimeout(() => ending.abort(reason), 300)
  await expect(built).rejects.toBe(reason)
  rmSync(shop, { recursive: true })
  expect(onProgress).not.toHaveBeenCalled()
  expect(existsSync(dataFolder(home).cache)).toBe(false)
})

test('the dashboard shows what became of the suggestions of the person, by version', async () => {
  const engine = engineWith('mine:latest')
  store.versions.add(version('v1'))
  store.versions.add(version('v2', { baseId: 'v1', state: 'promoted', createdAt: 2 }))
  store.activeVersion.set('v2', { changedAt: 1, changedBy: 'person' })
  for (const [id, versionId, client] of [
    ['a', 'v2', 'editor'],
    ['b', 'v2', 'editor'],
    ['c', 'v2', 'replay'],
  ] as const) {
    capture.suggested(suggestion(id, { versionId, client }))
    capture.documentOpened(id, 'var total = basket.Sum();\n')
    capture.accepted(id, { uri: id, offset: 12 })
  }
  capture.documentChanged('b', [{ start: 12, end: 25, text: '' }])
  for (const id of ['a', 'b', 'c']) capture.documentClosed(id)
  capture.undone('b')
  capture.commandEnded({ command: 'dotnet test', exitCode: 0, workspace: '/shop' })
  await capture.rate('a', { stars: 5 })
  await capture.flush()
  const parts = {
    rating: null,
    acceptance: null,
    modification: null,
    functionalCorrectness: null,
    retention: null,
  }
  const others = { relevance: null, efficiency: null, codeQuality: null, domainSpecificity: null }
  store.qualities.set({ suggestionId: 'a', at: 1, formula: 1, ...parts, ...others, overall: 0.7 })
  const { status, versions, scorecards, runs } = await engine.dashboard()
  expect(status).toMatchObject({ suggestions: 2, active: { id: 'v2' } })
  const events = noEvents()
  const none = { passed: 0, failed: 0 }
  expect(versions).toEqual([
    {
      version: {
        ...version('v2', { baseId: 'v1', state: 'promoted', createdAt: 2 }),
        active: true,
        score: null,
        forgotten: 0,
      },
      ...{ suggestions: 2, events: { ...events, shown: 2, accepted: 2, undone: 1 } },
      ...{ kept: 0.5, stars: 5, ratings: 1, quality: 0.7, builds: none, tests: { passed: 1, failed: 0 } },
    },
    {
      version: { ...version('v1'), active: false, score: null, forgotten: 0 },
      ...{
        suggestions: 0,
        events,
        kept: null,
        stars: null,
        ratings: 0,
        quality: null,
        builds: none,
        tests: none,
      },
    },
  ])
  expect([scorecards, runs]).toEqual([[], []])
})
