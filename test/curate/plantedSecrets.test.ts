import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openToRead } from '#engine/store/database'
import type { DatasetCard } from '#contracts/dataset'
import type { Engine } from '#engine/engine'
import { Capture } from '#engine/capture/capture'
import { redact } from '#engine/redact/redact'
import { openStore } from '#engine/store/store'
import { dataFolder } from '#platform/dataFolder'
import { openCurator } from '#test/curate/curator'
import {
  decisionRecord,
  extensionOf,
  FastImport,
  foreignFile,
  naturalFile,
  type PlantedFile,
} from '#test/curate/plantedPlaces'
import { FakeClock } from '#test/fakes/fakeClock'
import { plantedSecrets, type PlantedSecret } from '#test/redact/plantedSecrets'
import { suggestionRow } from '#test/store/suggestionRow'

const PLANTED = 300
/** Of each form two, and three of the first ones. */
const planted = plantedSecrets(PLANTED, 'datasets')
  .map((each, index) => ({ each, rank: index % 3 }))
  .sort((one, other) => one.rank - other.rank)
  .slice(0, PLANTED)
  .map(({ each }) => each)
const codeFiles = new Set(['cs', 'ts', 'html', 'json', 'csproj'])
const home = mkdtempSync(join(tmpdir(), 'planted-home-'))
const shop = mkdtempSync(join(tmpdir(), 'planted-shop-'))
let engine: Engine
let first: DatasetCard
let last: DatasetCard

beforeAll(async () => {
  commitAll().into(shop)
  await livedWith()
  engine = await openCurator(home)
  first = (await engine.buildDataset(shop)).card
  await reviewed()
  last = (await engine.buildDataset(shop)).card
})

afterAll(async () => {
  await engine.close()
  for (const folder of [home, shop]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('of all that is planted nothing is in the data folder, caches included', () => {
  const bytes = filesBelow(home).map((path) => ({ path, text: readFileSync(path).toString('latin1') }))
  const found = foundOutIn(join(home, 'cache', 'curate', 'foundOut.db'))
  expect(found.length).toBeGreaterThan(planted.length)
  bytes.push(...found)
  expect(bytes.filter(({ path }) => path.endsWith('.jsonl')).length).toBeGreaterThan(5)
  const leaks = planted.flatMap(({ form, secrets }) =>
    secrets.flatMap((secret) =>
      bytes.flatMap(({ path, text }) =>
        text.includes(secret) ? [`${form}: ${secret} in ${path}: ${around(text, secret)}`] : [],
      ),
    ),
  )
  expect(leaks).toEqual([])
})

test('and it went every way into it', () => {
  const { redacted, leftOut, bySource, byTask, byLanguage } = first.counts
  expect(Object.values(redacted).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(planted.length)
  expect(leftOut.heldSecret).toBeGreaterThan(100)
  expect(leftOut.secretFile).toBeGreaterThan(0)
  expect(bySource['commit']).toBeGreaterThan(30)
  expect(bySource['suggestion']).toBeGreaterThan(30)
  expect(byTask['decision']).toBeGreaterThan(20)
  expect(Object.keys(byLanguage).sort()).toEqual(
    ['csharp', 'html', 'json', 'markdown', 'razor', 'scss', 'typescript', 'xml'].sort(),
  )
  expect(last.id).not.toBe(first.id)
  expect(last.counts.leftOut.heldSecret).toBeGreaterThan(leftOut.heldSecret! + 50)
})

/** What lies packed in it. */
function foundOutIn(path: string): { path: string; text: string }[] {
  const database = openToRead(path)
  const rows = database.prepare('SELECT value FROM findings').all() as { value: Uint8Array }[]
  database.close()
  return rows.map(({ value }) => ({ path, text: inflateRawSync(value).toString('latin1') }))
}

/** Every form where it is found in the wild, and in turn in the places of other kinds and in what was taken out again. */
function commitAll(): FastImport {
  const repository = new FastImport()
  const files: PlantedFile[] = []
  for (const [index, each] of planted.entries()) {
    const name = `P${index}`
    if (codeFiles.has(extensionOf(each.path))) files.push(naturalFile(each, `wild/${name}`))
    const kinds = ['cs', 'ts', 'scss', 'razor', 'html', 'csproj']
    files.push(foreignFile(each, `said/${name}`, kinds[index % kinds.length]!))
    if (index % 3 === 0) files.push(decisionRecord(each, name, index % 2 === 0))
    if (index % 4 === 0 && /\.(?:cs|ts|html)$/.test(each.path)) takeOut(repository, each, `once/${name}`)
    if (index % 4 === 1) sayInMessage(repository, each, `told/${name}`)
  }
  repository.commit('Put the shop together', files)
  return repository
}

/** One commit brings it, a later one reads it from the settings instead. */
function takeOut(repository: FastImport, each: PlantedSecret, folder: string): void {
  const file = naturalFile(each, folder)
  const name = folder.replaceAll(/\W/g, '')
  const [line] = file.text.split('\n')
  repository.commit(`Add the shelf label of ${name}`, [file])
  const mended = file.text.replace(each.text.trimEnd(), line!.replaceAll(name, `settings${name}`))
  repository.commit(`Read the shelf label of settings ${name} instead`, [{ ...file, text: mended }])
}

function sayInMessage(repository: FastImport, each: PlantedSecret, folder: string): void {
  const name = folder.replaceAll(/\W/g, '')
  const file = { path: `${folder}/shelf.ts`, text: '' }
  const line = (index: number): string => `export const label${name}${index} = shelf${name}(${index}, rows)\n`
  const text = Array.from({ length: 10 }, (_, index) => line(index)).join('')
  repository.commit(`Start the labels of ${name}`, [{ ...file, text }])
  const more = `${text}export function rows${name}(count: number): number {\n  return count + ${name.length}\n}\n`
  repository.commit(`Add the rows function of ${name} labels\n\n${each.text}`, [{ ...file, text: more }])
}

/** Suggested, accepted, written by hand instead, and said to be expected, by the real capture. */
async function livedWith(): Promise<void> {
  const clock = new FakeClock()
  const store = openStore(dataFolder(home).database)
  const capture = new Capture({ store, clock, redact, aftermathSeconds: [30] })
  for (const [index, each] of planted.entries()) {
    if (!codeFiles.has(extensionOf(each.path))) continue
    const path = `wild/P${index}/${each.path}`
    const uri = `file://${shop}/${path}`
    const row = { path, workspace: shop, prefix: `shelf ${index} `, suffix: '\n', createdAt: clock.now() }
    const { prefix } = row
    capture.documentOpened(uri, prefix)
    const text = index % 3 === 1 ? 'nothing' : each.text
    capture.suggested(suggestionRow(`s${index}`, { ...row, text }))
    capture.shown(`s${index}`)
    if (index % 3 === 1) {
      capture.rejected(`s${index}`)
      for (let at = 0; at < each.text.length; at += 3) {
        const start = prefix.length + at
        capture.documentChanged(uri, [{ start, end: start, text: each.text.slice(at, at + 3) }])
        await clock.advance(180)
      }
      await clock.advance(60_000)
    } else {
      capture.documentChanged(uri, [{ start: prefix.length, end: prefix.length, text }])
      capture.accepted(`s${index}`, { uri, offset: prefix.length })
      await clock.advance(31_000)
      if (index % 3 === 2) await capture.rate(`s${index}`, { stars: 2, expected: each.text })
    }
    await capture.flush()
    capture.documentClosed(uri)
    // Of others, something that can be kept.
    const harmless = suggestionRow(`h${index}`, {
      ...row,
      prefix: `${each.text}\nshelf(`,
      text: `rows${index})`,
    })
    capture.documentOpened(uri, harmless.prefix)
    capture.suggested(harmless)
    capture.documentChanged(uri, [
      { start: harmless.prefix.length, end: harmless.prefix.length, text: harmless.text },
    ])
    capture.accepted(harmless.id, { uri, offset: harmless.prefix.length })
    await clock.advance(31_000)
    await capture.flush()
    capture.documentClosed(uri)
  }
  await capture.close()
  store.close()
}

/** The person writes a secret into the answers of some examples. */
async function reviewed(): Promise<void> {
  const page = { workspace: shop, filter: { source: 'repository' }, offset: 0, limit: 200 } as const
  const { examples } = await engine.reviewDataset(page)
  for (const [index, { contentHash, paths }] of examples.entries()) {
    const path = paths[0]!
    const fitting = planted.filter((each) => nameOf(each.path) === nameOf(path))
    const { text: answer = null } = fitting[index % fitting.length] ?? {}
    if (answer === null) continue
    await engine.decideExample({ workspace: shop, contentHash, path, decision: 'edit', answer })
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

function around(text: string, secret: string): string {
  const at = text.indexOf(secret)
  return text.slice(Math.max(0, at - 60), at + secret.length + 20)
}
