import { mkdtempSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { datasetCardSchema } from '#contracts/dataset'
import { type Example, exampleSchema } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import { leftOutSchema } from '#contracts/leftOut'
import { settingsSchema } from '#contracts/settings'
import { jaccard, shingles } from '#engine/duplicates/duplicates'
import { redact } from '#engine/redact/redact'
import { type Store, openStore } from '#engine/store/store'
import { SystemCommitSource } from '#platform/commitPatches'
import { sha256 } from '#platform/files'
import { surveyParts } from '#test/curate/surveyed'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { type CurateOutcome, type CurateParts, curate } from './curate'
import { textOf } from '#engine/curate/example/exampleText'
import { survey } from '#engine/curate/survey/survey'

const settings = settingsSchema.parse({ prefixCharacters: 600, suffixCharacters: 250, datasetSize: 'all' })
type Curated = Extract<CurateOutcome, { kind: 'curated' }>['dataset']
/** Of what was found out of files: it is named by their content, so that tests can share it. */
const cache = mkdtempSync(join(tmpdir(), 'curate-cache-'))
afterAll(() => rm(cache, { recursive: true, force: true }))
let scratch: string
let shop: string
let store: Store

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'curate-'))
  shop = copySampleShop()
  store = openStore(':memory:')
})
afterEach(async () => {
  store.close()
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  await rm(shop, { recursive: true, force: true, maxRetries: 5 })
})

async function outcome(change: Partial<CurateParts> = {}): Promise<CurateOutcome> {
  const { workers, code } = surveyParts(cache)
  return await curate(await survey(shop, surveyParts(cache)), {
    ...{ store, redact, settings, workers, cache, code, trainings: 0 },
    history: new SystemCommitSource(shop),
    clock: { now: () => 1_790_000_000_000, delay: () => Promise.resolve() },
    datasets: join(scratch, 'datasets'),
    ...change,
  })
}
async function curated(change: Partial<CurateParts> = {}): Promise<Curated> {
  const found = await outcome(change)
  if (found.kind !== 'curated') throw new Error(found.kind)
  return found.dataset
}
async function rowsOf({ folder }: Curated, name: string): Promise<Example[]> {
  const text = await readFile(join(folder, name), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : exampleSchema.parse(JSON.parse(line))))
}
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(shop, path)), { recursive: true })
  await writeFile(join(shop, path), text)
}

test('a workspace becomes a frozen dataset whose rows, hashes and reasons agree with its card', async () => {
  const dataset = await curated()
  const { folder } = dataset
  const card = datasetCardSchema.parse(JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')))
  let rows = 0
  for (const [name, file] of Object.entries(card.files)) {
    const text = await readFile(join(folder, name), 'utf8')
    expect(sha256(text)).toBe(file.sha256)
    const lines = text.split('\n').slice(0, -1)
    expect(lines).toHaveLength(file.rows)
    if (name === 'leftOut.jsonl') {
      const all = lines.map((line) => leftOutSchema.parse(JSON.parse(line)))
      for (const [reason, count] of Object.entries(card.counts.leftOut))
        expect(all.filter((one) => one.reason === reason).reduce((sum, one) => sum + one.count, 0)).toBe(
          count,
        )
    } else if (name !== 'guard.jsonl') rows += (await rowsOf(dataset, name)).length
  }
  expect((await readdir(folder)).sort()).toEqual(
    [...Object.keys(card.files), 'card.json', 'schema.json'].sort(),
  )
  expect(await readdir(join(scratch, 'datasets'))).toEqual([card.id])
  expect(rows).toBe(card.counts.examples)
  expect(rows).toBeGreaterThan(500)
  expect(Object.keys(card.counts.byLanguage)).toEqual(
    expect.arrayContaining(['csharp', 'html', 'scss', 'typescript']),
  )
  expect(card.counts.bySplit.test).toBeGreaterThan(50)
  expect(card.size.tokens).toBeGreaterThan(10_000)
})

test('the same workspace gives the same dataset, and one changed file another', async () => {
  const first = await curated()
  expect((await curated()).card).toEqual(first.card)
  const path = 'web/src/app/orders/order.service.ts'
  await write(path, (await readFile(join(shop, path), 'utf8')).replaceAll('order', 'parcel'))
  expect((await curated()).card.id).not.toBe(first.card.id)
})

test('a dataset of which something was forgotten is written anew when its sources are there again', async () => {
  const { folder, card } = await curated()
  await writeFile(join(folder, 'train.jsonl'), '')
  await writeFile(join(folder, 'card.json'), JSON.stringify({ ...card, forgotten: 1 }))
  expect(await curated()).toMatchObject({ folder, card: { files: card.files } })
  expect(sha256(await readFile(join(folder, 'train.jsonl'), 'utf8'))).toBe(card.files['train.jsonl']?.sha256)
})

test('what is found secret never reaches a row', async () => {
  const secret = 'Kx9vQ2pLm7Rt4Wz8'
  await write(
    'server/Shop.Api/Connect.cs',
    `public static class Connect\n{\n    public const string Line = "Server=db;Database=shop;User Id=app;Password=${secret}";\n\n    public static string Read() => Line.Trim();\n}\n`,
  )
  const { folder, card } = await curated()
  expect(Object.values(card.counts.redacted).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
  for (const name of Object.keys(card.files))
    expect(await readFile(join(folder, name), 'utf8')).not.toContain(secret)
})

test('training holds text of training files alone, and nothing near what is held out', async () => {
  const dataset = await curated()
  const { files } = await survey(shop, surveyParts(cache))
  const splits = new Map(files.map(({ path, split }) => [path, split]))
  const names = Object.keys(dataset.card.files).filter((name) => /(train|validation|test)\.jsonl$/.test(name))
  const held: Uint32Array[] = []
  const trained: Uint32Array[] = []
  for (const name of names) {
    for (const row of await rowsOf(dataset, name)) {
      const isTraining = name.endsWith('train.jsonl')
      if (isTraining) for (const path of row.paths) expect(splits.get(path), path).toBe('train')
      ;(isTraining ? trained : held).push(shingles(textOf(row)))
    }
  }
  expect(held.length).toBeGreaterThan(50)
  for (const one of trained) for (const other of held) expect(jaccard(one, other)).toBeLessThan(0.7)
})

test('what the person decided holds: dropped, mended, and pinned beyond the size', async () => {
  const first = await curated()
  const [dropped, mended, ...others] = (await rowsOf(first, 'train.jsonl')).filter(
    ({ task }) => task === 'line',
  )
  const pinned = others.slice(0, 20).map(({ contentHash }) => contentHash)
  const decide = (contentHash: string, decision: ExampleDecision['decision'], answer: string | null = null) =>
    [contentHash, { contentHash, workspace: shop, path: '', decision, answer, at: 1 }] as const
  const decisions = new Map<string, ExampleDecision>([
    ...pinned.map((contentHash) => decide(contentHash, 'pin')),
    decide(dropped!.contentHash, 'drop'),
    decide(mended!.contentHash, 'edit', 'mended()'),
  ])
  const second = await curated({ decisions })
  const rows = await rowsOf(second, 'train.jsonl')
  expect(rows.map(({ contentHash }) => contentHash)).not.toContain(dropped!.contentHash)
  expect(rows.find(({ contentHash }) => contentHash === mended!.contentHash)).toMatchObject({
    completion: 'mended()',
  })
  expect(second.card.counts.leftOut.droppedByPerson).toBe(1)
  const small = await curated({ decisions, settings: { ...settings, datasetSize: 'small' } })
  expect(small.card.files['train.jsonl']?.rows).toBe(500)
  const kept = new Set((await rowsOf(small, 'train.jsonl')).map(({ contentHash }) => contentHash))
  for (const hash of pinned) expect(kept).toContain(hash)
})

test('a gate leaves out what it names, and what it found out stays with the example', async () => {
  const gate = refusingStyles()
  const { card, folder } = await curated({ gates: [gate.judge] })
  expect(card.counts.leftOut.doesNotParse).toBe(gate.refused())
  const rows = await rowsOf({ card, folder }, 'train.jsonl')
  expect(rows.every(({ security }) => security === 0.5)).toBe(true)
  expect(rows.some(({ language }) => language === 'scss')).toBe(false)
})

/** Refuses style sheets, and says something of all others. */
function refusingStyles() {
  let refused = 0
  return {
    refused: () => refused,
    judge: (examples: readonly Example[]) =>
      Promise.resolve(
        examples.map((example) => {
          if (example.language !== 'scss') return { ...example, security: 0.5 }
          refused++
          return 'doesNotParse' as const
        }),
      ),
  }
}

test('the guard set is the same whatever the workspace is', async () => {
  const first = await curated()
  const guard = await rowsOf(first, 'guard.jsonl')
  expect(guard.length).toBeGreaterThan(60)
  expect(new Set(guard.map(({ language }) => language))).toEqual(
    new Set(['csharp', 'html', 'scss', 'typescript']),
  )
  await rm(join(shop, 'web'), { recursive: true })
  const second = await curated()
  expect(second.card.id).not.toBe(first.card.id)
  expect(second.card.files['guard.jsonl']).toEqual(first.card.files['guard.jsonl'])
})

test('a folder without code is too little, and says so', async () => {
  await rm(shop, { recursive: true, force: true })
  await write('README.txt', 'nothing\n')
  expect(await outcome()).toEqual({ kind: 'tooLittle', files: 0, leftOut: { unsupportedLanguage: 1 } })
  expect(await readdir(join(scratch, 'datasets')).catch(() => [])).toEqual([])
})

test('it is told how far it is, in small steps and never back', async () => {
  const shares: number[] = []
  await curated({ onProgress: (share) => void shares.push(share) })
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
  const steps = shares.map((share, at) => share - (shares[at - 1] ?? 0))
  expect(Math.max(...steps)).toBeLessThan(0.2)
  expect(shares.at(-1)).toBeGreaterThan(0.9)
})

test('what is cancelled leaves nothing behind', async () => {
  const stop = new AbortController()
  const onProgress = (share: number): void => {
    if (share > 0.4) stop.abort(new Error('enough'))
  }
  await expect(outcome({ signal: stop.signal, onProgress })).rejects.toThrow('enough')
  expect(await readdir(join(scratch, 'datasets')).catch(() => [])).toEqual([])
})
