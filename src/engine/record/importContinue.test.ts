import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { redact } from '#engine/redact/redact'
import { openStore, type Store } from '#engine/store/store'
import { importContinue } from './importContinue'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'))
  mkdirSync(join(folder, 'shop', '.git'), { recursive: true })
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A line as schema 0.2.0 of Continue has it. */
const line = (completionId: string, change: Record<string, unknown> = {}): string =>
  JSON.stringify({
    ...{
      eventName: 'autocomplete',
      schema: '0.2.0',
      userId: '',
      userAgent: 'vscode/1.105.0 (Continue/1.2.0)',
    },
    ...{
      selectedProfileId: 'local',
      timestamp: '2026-03-01T10:00:00.000Z',
      disable: false,
      debounceDelay: 350,
    },
    ...{ useFileSuffix: true, maxPromptTokens: 1024, multilineCompletions: 'auto', useCache: true },
    ...{ accepted: true, time: 420, prefix: 'class Item\n{\n    ', suffix: '\n}\n', prompt: '<fim>' },
    ...{
      completion: 'public int Count { get; set; }',
      modelProvider: 'ollama',
      modelName: 'qwen2.5-coder:1.5b',
    },
    ...{ cacheHit: false, filepath: pathToFileURL(join(folder, 'shop', 'src', 'Item.cs')).toString() },
    ...{ completionId, uniqueId: 'machine' },
    ...change,
  })

async function imported(lines: readonly string[], repo: string | null = null, globs: string[] = []) {
  const file = join(folder, 'autocomplete.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return await importContinue(file, repo, { store, redact, exclusions: new Exclusions(globs) })
}

const kinds = (): Record<string, string[]> =>
  Object.fromEntries(
    store.suggestions
      .latest(99)
      .map(({ id }) => [
        id,
        store.events.forSuggestion(id).map(({ kind, confidence }) => `${kind} ${confidence}`),
      ]),
  )

test('an accepted one comes with all that the log says of it, and is not counted as the person’s', async () => {
  expect(await imported([line('a')])).toMatchObject({ lines: 1, imported: 1, known: 0 })
  const [suggestion] = store.suggestions.latest(1)
  expect(suggestion).toMatchObject({
    ...{ client: 'imported', versionId: 'continue:ollama/qwen2.5-coder:1.5b', language: 'csharp' },
    ...{ workspace: join(folder, 'shop'), path: 'src/Item.cs', line: 2, character: 4, scope: 'line' },
    ...{ prefix: 'class Item\n{\n    ', text: 'public int Count { get; set; }', suffix: '\n}\n' },
    ...{ origin: 'network', createdAt: Date.UTC(2026, 2, 1, 10), totalMs: 420 },
  })
  expect(Object.values(kinds())).toEqual([['shown inferred', 'accepted inferred']])
  expect(store.suggestions.countByVersion({ client: 'editor' }).size).toBe(0)
  expect(store.events.counts({ client: 'editor' }).accepted).toBe(0)
})

test('the same line is taken once; one that is accepted late is no longer ignored', async () => {
  const late = line('a', { accepted: false })
  expect(await imported([late, late])).toMatchObject({ lines: 2, imported: 1, known: 1 })
  expect(Object.values(kinds())).toEqual([['shown inferred', 'ignored inferred']])
  expect(await imported([line('a')])).toMatchObject({ imported: 0, known: 1 })
  await imported([late])
  expect(Object.values(kinds())).toEqual([['shown inferred', 'accepted inferred']])
})

test('secrets are taken out, also one that begins before the cursor and ends in the suggestion', async () => {
  await imported([
    line('a', { prefix: 'var token = "ghp_0123456789abcdefghij', completion: 'klmnopqrstuvwxyz";' }),
  ])
  const text = JSON.stringify(store.suggestions.latest(1))
  expect(text).not.toMatch(/0123456789|klmnop/)
})

test('lines that say nothing to us are counted, and the rest is taken', async () => {
  const parsed = Object.entries(JSON.parse(line('n')) as Record<string, unknown>)
  const code = ['completion', 'prefix', 'suffix', 'prompt']
  const withoutCode = Object.fromEntries(parsed.filter(([name]) => !code.includes(name)))
  const counts = await imported(
    [
      ...['{ "half', '[]', '""', 'null', line('b', { timestamp: 'yesterday' }), line('c', { completion: 5 })],
      ...[JSON.stringify(withoutCode), line('d', { filepath: 'file:///home/me/a.py' }), '', line('e')],
      ...[line('f', { filepath: pathToFileURL(join(folder, 'shop', 'legacy', 'Old.cs')).toString() })],
      ...[line('g', { filepath: join(folder, 'shop', 'Older.cs'), timestamp: 1_700_000_000_000 })],
    ],
    null,
    ['legacy/'],
  )
  expect(counts).toEqual({
    ...{ lines: 11, imported: 2, known: 0, unreadable: 6, withoutCode: 1, otherLanguage: 1, excluded: 1 },
  })
  expect(store.suggestions.latest(9).map(({ path }) => path)).toEqual(['Older.cs', 'src/Item.cs'])
})

test('a folder that is named is the workspace of what lies in it alone', async () => {
  await imported([line('a')], join(folder, 'shop', 'src'))
  await imported(
    [line('b', { filepath: pathToFileURL(join(folder, 'shop', 'srcs', 'B.cs')).toString() })],
    join(folder, 'shop', 'src'),
  )
  expect(store.suggestions.latest(9).map(({ path }) => path)).toEqual(['srcs/B.cs', 'Item.cs'])
})
