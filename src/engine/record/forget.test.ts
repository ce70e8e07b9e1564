import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Example, datasetCardSchema, splitSchema } from '#contracts/example'
import { openStore, type Store } from '#engine/store/store'
import { sha256, writeWhole } from '#platform/files'
import { seededRandom } from '#platform/seededRandom'
import { recordEverything } from '#test/record/recordEverything'
import { countForgotten, forget } from './forget'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forget-'))
  store = openStore(join(folder, 'apprentice.db'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const DAY = new Date(2026, 4, 5, 12).getTime()
const sizes = () => store.recorded.sizes()
const all = { suggestions: 1, events: 2, outcomes: 2, ratings: 1, writtenInstead: 1, qualities: 1 }

/** Everything that lies on the disk. */
function onDisk(): string {
  return ['apprentice.db', 'apprentice.db-wal']
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('')
}

describe('rows', () => {
  beforeEach(() => {
    recordEverything(store, 'a', 'MarkA', { path: 'src/Secret.cs', createdAt: DAY })
    recordEverything(store, 'b', 'MarkB', { path: 'src/inner/Other.cs', createdAt: DAY + 86_400_000 })
    recordEverything(store, 'c', 'MarkC', { path: 'srcs/Alike.cs', createdAt: DAY + 86_400_000 })
    recordEverything(store, 'd', 'MarkD', { workspace: '/other', path: 'src/Secret.cs', createdAt: DAY })
  })

  test.each([
    [{ kind: 'file', path: '/shop/src/Secret.cs' } as const, 'A'],
    [{ kind: 'folder', path: '/shop/src' } as const, 'AB'],
    [{ kind: 'folder', path: '/shop' } as const, 'ABC'],
    [{ kind: 'day', day: '2026-05-05' } as const, 'AD'],
    [{ kind: 'all' } as const, 'ABCD'],
    [{ kind: 'file', path: '/nowhere/Secret.cs' } as const, ''],
  ])('%j takes %s, from every table and from the disk', async (selection, gone) => {
    const { suggestions, withheld } = countForgotten(selection, store)
    expect({ suggestions, withheld }).toEqual({ suggestions: gone.length, withheld: gone.length })
    expect(await forget(selection, store)).toMatchObject({ suggestions, withheld })
    const left = 4 - gone.length
    expect(sizes()).toMatchObject({
      ...Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows * left])),
      ...{ interactions: left, withheld: left },
    })
    const text = onDisk()
    for (const mark of 'ABCD') expect(text.includes(`Mark${mark}`), `Mark${mark}`).toBe(!gone.includes(mark))
  })

  test('no prompt is said any more to have held code of a file that is forgotten', async () => {
    const suggestion = recordEverything(store, 'e', 'MarkE', { path: 'src/E.cs' })
    const context = [
      { source: 'similar', path: 'src/Secret.cs' },
      { source: 'sibling', path: 'src/F.cs' },
    ]
    const before = store.interactions.get('e')!
    store.recorded.remove({ workspace: '/shop', path: 'src/E.cs' }, 1)
    store.suggestions.add(suggestion)
    store.interactions.add({ ...before, context })
    await forget({ kind: 'file', path: '/shop/src/Secret.cs' }, store)
    expect(store.interactions.get('e')?.context).toEqual([{ source: 'sibling', path: 'src/F.cs' }])
    expect(onDisk()).not.toContain('src/Secret.cs"')
  })

  test('what is known of a project goes with its folder', async () => {
    const facts = { developmentPhase: null, codeStyle: null, testingFramework: null, architecture: null }
    for (const workspace of ['/shop', '/other'])
      store.interactions.setProject({ workspace, at: 1, projectType: 'x', technologies: [], ...facts })
    await forget({ kind: 'folder', path: '/shop' }, store)
    expect(store.interactions.project('/shop')).toBeUndefined()
    expect(store.interactions.project('/other')).toBeDefined()
  })
})

test('of thousands of texts of every length nothing stays behind in the file', async () => {
  const random = seededRandom('forget')
  for (let index = 0; index < 1_500; index++) {
    const mark = `${index % 3 === 0 ? 'GoneText' : 'KeptText'}${index}x`.repeat(
      1 + Math.floor(random() ** 3 * 200),
    )
    recordEverything(store, `s${index}`, mark, { path: index % 3 === 0 ? 'Gone.cs' : 'Kept.cs' })
  }
  expect(onDisk()).toContain('GoneText')
  const before = statSync(join(folder, 'apprentice.db')).size
  await forget({ kind: 'file', path: '/shop/Gone.cs' }, store)
  const text = onDisk()
  expect(text).not.toContain('GoneText')
  expect(text).toContain('KeptText')
  expect(sizes().suggestions).toBe(1_000)
  expect(statSync(join(folder, 'apprentice.db')).size).toBeLessThan(before)
})

describe('examples', () => {
  const example = (id: string, source: Example['source']): Example => ({
    ...{ id, prompt: `prompt ${id}`, completion: `completion ${id}`, weight: 1, language: 'csharp' },
    ...{ task: 'line', group: source.path, source },
  })
  const ofFile = (id: string, path: string): Example =>
    example(id, { kind: 'repository', path, fileHash: 'x', line: 1 })
  const rows = {
    train: [
      ofFile('e1', 'src/A.cs'),
      ofFile('e2', 'src/B.cs'),
      example('e3', { kind: 'suggestion', suggestionId: 'a', path: 'src/A.cs' }),
    ],
    validation: [],
    test: [ofFile('e4', 'src/C.cs')],
  }
  const datasetFolder = (): string => join(folder, 'dataset-1')
  const text = (split: keyof typeof rows) => rows[split].map((row) => `${JSON.stringify(row)}\n`).join('')

  beforeEach(async () => {
    recordEverything(store, 'a', 'MarkA', { path: 'src/A.cs', createdAt: DAY })
    const card = datasetCardSchema.parse({
      ...{ schema: 1, id: 'dataset-1', createdAt: '2026-01-01T00:00:00.000Z', workspace: '/shop' },
      promptFormat: { name: 'fim', endToken: '<end>' },
      counts: {
        ...{ files: 3, examples: 4, bySplit: { train: 3, validation: 0, test: 1 } },
        ...{ bySource: { repository: 3, suggestion: 1 }, byLanguage: { csharp: 4 }, byTask: { line: 4 } },
        ...{ leftOut: {}, redacted: {} },
      },
      files: Object.fromEntries(
        splitSchema.options.map((split) => [
          `${split}.jsonl`,
          { rows: rows[split].length, sha256: sha256(text(split)) },
        ]),
      ),
    })
    for (const split of splitSchema.options)
      await writeWhole(join(datasetFolder(), `${split}.jsonl`), text(split))
    await writeWhole(join(datasetFolder(), 'card.json'), JSON.stringify(card))
    store.datasets.add(datasetFolder(), card)
    for (const split of splitSchema.options) store.examples.add('dataset-1', split, rows[split])
    train('run-1', 'version-1')
  })

  function train(run: string, version: string): void {
    const nothing = { endedAt: null, lossBefore: null, lossAfter: null, file: null, message: null }
    const of = { id: run, datasetId: 'dataset-1', baseVersionId: 'base', startedAt: 1, settings: '{}' }
    store.runs.add({ ...of, ...nothing, state: 'trained' })
    store.versions.add({
      ...{ id: version, tag: `${version}:latest`, baseId: null, runId: run, sha256: null },
      ...{ state: 'promoted', createdAt: 1 },
    })
  }

  test('of a forgotten file leave its datasets, whose cards stay true; versions say what they hold', async () => {
    const selection = { kind: 'file', path: '/shop/src/A.cs' } as const
    const said = { suggestions: 1, withheld: 1, examples: 2, datasets: 1, versions: ['version-1:latest'] }
    expect(countForgotten(selection, store)).toEqual(said)
    expect(await forget(selection, store)).toEqual(said)

    const card = datasetCardSchema.parse(JSON.parse(readFileSync(join(datasetFolder(), 'card.json'), 'utf8')))
    expect(card).toMatchObject({
      ...{ id: 'dataset-1', forgotten: 2 },
      counts: {
        ...{ files: 2, examples: 2, bySplit: { train: 1, validation: 0, test: 1 } },
        ...{ bySource: { repository: 2 }, byLanguage: { csharp: 2 }, byTask: { line: 2 } },
      },
    })
    for (const [name, { rows: count, sha256: hash }] of Object.entries(card.files)) {
      const content = readFileSync(join(datasetFolder(), name), 'utf8')
      expect(sha256(content)).toBe(hash)
      expect(content.split('\n').length - 1).toBe(count)
      expect(content).not.toContain('src/A.cs')
    }
    expect(store.datasets.get('dataset-1')).toMatchObject({ card, state: 'ready', forgotten: 2 })
    expect(store.examples.fromPath('/shop', 'src/A.cs')).toEqual([])
    expect(store.examples.count('dataset-1')).toBe(2)

    expect(store.versions.forgotten('version-1')).toBe(2)
    train('run-2', 'version-2')
    expect(store.versions.forgotten('version-2')).toBe(0)
    await forget({ kind: 'file', path: '/shop/src/B.cs' }, store)
    expect(store.versions.forgotten('version-1')).toBe(3)
    expect(store.versions.forgotten('version-2')).toBe(1)
  })

  test('of a day are those of its suggestions alone', async () => {
    expect(await forget({ kind: 'day', day: '2026-05-05' }, store)).toMatchObject({ examples: 1 })
    expect(readFileSync(join(datasetFolder(), 'train.jsonl'), 'utf8')).toContain('"e1"')
    expect(readFileSync(join(datasetFolder(), 'train.jsonl'), 'utf8')).not.toContain('"e3"')
  })

  test('a dataset of which nothing is left is removed, and stays known', async () => {
    expect(await forget({ kind: 'all' }, store)).toMatchObject({ examples: 4, datasets: 1 })
    expect(existsSync(datasetFolder())).toBe(false)
    expect(store.datasets.get('dataset-1')).toMatchObject({ state: 'removed', forgotten: 4 })
    expect(store.versions.forgotten('version-1')).toBe(4)
    expect(await forget({ kind: 'all' }, store)).toMatchObject({ examples: 0, datasets: 0, versions: [] })
  })

  test('a dataset whose folder was taken away by hand is no obstacle', async () => {
    rmSync(datasetFolder(), { recursive: true })
    expect(await forget({ kind: 'file', path: '/shop/src/A.cs' }, store)).toMatchObject({ examples: 2 })
    expect(store.datasets.get('dataset-1')?.state).toBe('removed')
  })
})
