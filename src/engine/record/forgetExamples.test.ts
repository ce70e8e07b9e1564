import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { datasetCardSchema } from '#contracts/dataset'
import type { Split } from '#contracts/example'
import type { NotedExample } from '#engine/store/examples'
import { readCard } from '#engine/store/readCard'
import { openStore, type Store } from '#engine/store/store'
import { sha256, writeWhole } from '#platform/files'
import { cardOf, fimRow } from '#test/record/datasetRows'
import { recordEverything } from '#test/record/recordEverything'
import { countForgotten, forget } from './forget'

const DAY = new Date(2026, 4, 5, 12).getTime()
const suggestion = { kind: 'suggestion', suggestionId: 'a' } as const
const asked = [
  { role: 'user', content: 'Write the DTO of A.' },
  { role: 'assistant', content: 'class ADto {}' },
] as const
const chat = { ...fimRow('e5', ['src/D.cs', 'src/A.cs']), format: 'chat', messages: asked }
const kto = { ...fimRow('e6', ['src/B.cs']), format: 'kto', label: false }
const rows: Record<string, readonly (NotedExample & object)[]> = {
  'train.jsonl': [
    fimRow('e1', ['src/A.cs']),
    fimRow('e2', ['src/B.cs']),
    fimRow('e3', ['src/A.cs'], suggestion),
  ],
  'validation.jsonl': [],
  'test.jsonl': [fimRow('e4', ['src/C.cs'])],
  'chat-train.jsonl': [chat],
  'kto-train.jsonl': [kto],
  'guard.jsonl': [fimRow('g1', ['sort.cs'], { kind: 'guard' })],
}
const leftOut = ['src/A.cs', 'src/Api.cs'].map((where) => ({ reason: 'tooSmall', where, count: 1 }))

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'forget-examples-'))
  store = openStore(join(folder, 'apprentice.db'))
  recordEverything(store, 'a', 'MarkA', { path: 'src/A.cs', createdAt: DAY })
  await writeDataset(
    { ...Object.fromEntries(Object.entries(rows).map(([name, of]) => [name, lines(of)])) },
    { 'leftOut.jsonl': lines(leftOut) },
  )
  for (const [name, of] of Object.entries(rows))
    if (name !== 'guard.jsonl') store.examples.add('dataset-1', name.includes('train') ? 'train' : 'test', of)
  train('run-1', 'version-1')
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const datasetFolder = (): string => join(folder, 'dataset-1')
const lines = (of: readonly object[]): string => of.map((row) => `${JSON.stringify(row)}\n`).join('')
const read = (name: string): string => readFileSync(join(datasetFolder(), name), 'utf8')
const cardOnDisk = () => datasetCardSchema.parse(JSON.parse(read('card.json')))

async function writeDataset(...of: Record<string, string>[]): Promise<void> {
  const texts = Object.assign({}, ...of) as Record<string, string>
  const files = Object.entries(texts).map(
    ([name, text]) => [name, { rows: text.split('\n').length - 1, sha256: sha256(text) }] as const,
  )
  for (const [name, text] of Object.entries(texts)) await writeWhole(join(datasetFolder(), name), text)
  const card = cardOf('dataset-1', { train: 5, test: 1 }, Object.fromEntries(files))
  await writeWhole(join(datasetFolder(), 'card.json'), JSON.stringify(card))
  store.datasets.add(datasetFolder(), card)
}

function train(run: string, version: string): void {
  const nothing = { endedAt: null, lossBefore: null, lossAfter: null, file: null, message: null }
  const of = { id: run, datasetId: 'dataset-1', baseVersionId: 'base', startedAt: 1, settings: '{}' }
  store.runs.add({ ...of, ...nothing, state: 'trained' })
  store.versions.add({
    ...{ id: version, tag: `${version}:latest`, baseId: null, runId: run, sha256: null },
    ...{ state: 'promoted', createdAt: 1 },
  })
}

test('every example in which text of a forgotten file stands leaves its dataset, whose card stays true', async () => {
  const selection = { kind: 'file', path: '/shop/src/A.cs' } as const
  const said = { suggestions: 1, withheld: 1, examples: 3, datasets: 1, versions: ['version-1:latest'] }
  expect(countForgotten(selection, store)).toEqual(said)
  expect(await forget(selection, store)).toEqual(said)

  const card = cardOnDisk()
  expect(card).toMatchObject({
    ...{ id: 'dataset-1', forgotten: 3 },
    counts: {
      ...{ files: 2, examples: 3, bySplit: { train: 2, validation: 0, test: 1 } },
      ...{ bySource: { repository: 3 }, byFormat: { fim: 2, kto: 1 }, byTask: { line: 3 } },
    },
  })
  expect(Object.keys(card.files)).toEqual([...Object.keys(rows), 'leftOut.jsonl'])
  for (const [name, file] of Object.entries(card.files)) {
    expect(sha256(read(name))).toBe(file.sha256)
    expect(read(name).split('\n').length - 1).toBe(file.rows)
    expect(read(name)).not.toContain('src/A.cs')
  }
  expect(read('guard.jsonl')).toContain('"g1"')
  expect(read('leftOut.jsonl')).toContain('src/Api.cs')
  expect(store.datasets.get('dataset-1')).toMatchObject({ card, state: 'ready', forgotten: 3 })
  expect(store.examples.fromPath('/shop', 'src/A.cs')).toEqual([])
  expect(store.examples.count('dataset-1')).toBe(3)
})

test('a version says how many of its examples were forgotten since', async () => {
  await forget({ kind: 'file', path: '/shop/src/A.cs' }, store)
  expect(store.versions.forgotten('version-1')).toBe(3)
  train('run-2', 'version-2')
  expect(store.versions.forgotten('version-2')).toBe(0)
  await forget({ kind: 'file', path: '/shop/src/C.cs' }, store)
  expect(store.versions.forgotten('version-1')).toBe(4)
  expect(store.versions.forgotten('version-2')).toBe(1)
})

test('a file that was left out is not spoken of any more', async () => {
  expect(await forget({ kind: 'folder', path: '/shop/src/Api.cs' }, store)).toMatchObject({ examples: 0 })
  expect(read('leftOut.jsonl')).toContain('src/Api.cs')
  expect(await forget({ kind: 'file', path: '/shop/src/Api.cs' }, store)).toMatchObject({ examples: 0 })
  expect(read('leftOut.jsonl')).not.toContain('src/Api.cs')
  expect(cardOnDisk().files['leftOut.jsonl']).toEqual({ rows: 1, sha256: sha256(read('leftOut.jsonl')) })
  expect(cardOnDisk().forgotten).toBeUndefined()
})

test('of a day are those of its suggestions alone', async () => {
  expect(await forget({ kind: 'day', day: '2026-05-05' }, store)).toMatchObject({ examples: 1 })
  expect(read('train.jsonl')).toContain('"e1"')
  expect(read('train.jsonl')).not.toContain('"e3"')
})

test('a dataset of which nothing is left is removed, and stays known', async () => {
  expect(await forget({ kind: 'all' }, store)).toMatchObject({ examples: 6, datasets: 1 })
  expect(existsSync(datasetFolder())).toBe(false)
  expect(store.datasets.get('dataset-1')).toMatchObject({ state: 'removed', forgotten: 6 })
  expect(store.versions.forgotten('version-1')).toBe(6)
  expect(await forget({ kind: 'all' }, store)).toMatchObject({ examples: 0, datasets: 0, versions: [] })
})

test('a dataset whose folder was taken away by hand is no obstacle', async () => {
  rmSync(datasetFolder(), { recursive: true })
  expect(await forget({ kind: 'file', path: '/shop/src/A.cs' }, store)).toMatchObject({ examples: 3 })
  expect(store.datasets.get('dataset-1')?.state).toBe('removed')
})

test('rows of version 0.1 are forgotten as well', async () => {
  const old = (id: string, path: string): object => ({
    ...{
      id,
      prompt: `prompt ${id}`,
      completion: 'x',
      weight: 1,
      language: 'csharp',
      task: 'line',
      group: 'src/A',
    },
    source: { kind: 'repository', path, fileHash: '0', line: 1 },
  })
  const texts: Record<`${Split}.jsonl`, string> = {
    'train.jsonl': lines([old('e1', 'src/A.cs'), old('e2', 'src/B.cs')]),
    'validation.jsonl': '',
    'test.jsonl': '',
  }
  await writeDataset(texts)
  await forget({ kind: 'file', path: '/shop/src/A.cs' }, store)
  expect(read('train.jsonl')).toBe(lines([old('e2', 'src/B.cs')]))
  expect(readCard(JSON.parse(read('card.json'))).counts).toMatchObject({ files: 1, examples: 1 })
})
