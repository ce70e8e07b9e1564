import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { loadParsers } from '#engine/language/language'
import { silentLog } from '#platform/log'
import { shopTexts } from '#test/curate/shopTexts'
import { FakeClock } from '#test/fakes/fakeClock'
import { Surroundings } from './context'
import { OfflineContext } from './offlineContext'
import { declaredTypes } from './outline'

const sizes = { contextCharacters: 2_000, prefixCharacters: 4_000, suffixCharacters: 400 }
const workspace = mkdtempSync(join(tmpdir(), 'offline-context-'))
const paths = shopTexts().map(({ path }) => path)
const textOf = (path: string): string => readFileSync(join(workspace, path), 'utf8').replaceAll('\r\n', '\n')
const texts = {
  paths,
  read: (path: string) => Promise.resolve(textOf(path)),
  declaredIn: (path: string) => Promise.resolve(declaredTypes(textOf(path))),
}
const everything = (): boolean => true

beforeAll(async () => {
  cpSync('test/fixtures/sample-shop', workspace, { recursive: true })
  await loadParsers()
})
afterAll(() => {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
})

interface Asked {
  readonly path: string
  readonly text: string
  readonly offset: number
}

/** Behind a method's opening brace, in the middle of the file. */
function placeIn(path: string): Asked {
  const text = textOf(path)
  return { path, text, offset: text.indexOf('\n', text.length / 2) }
}

/** What serving finds with the files of the same kind beside it open. */
async function served(place: Asked): Promise<readonly ContextSnippet[]> {
  const surroundings = new Surroundings({
    clock: new FakeClock(),
    log: silentLog,
    settings: { ...sizes, contextMs: 10_000 },
  })
  const extension = place.path.slice(place.path.lastIndexOf('.'))
  const alike = paths.filter((path) => path.endsWith(extension))
  const at = alike.indexOf(place.path)
  for (const path of alike.slice(Math.max(0, at - 3), at + 4)) {
    if (path !== place.path) surroundings.opened({ uri: path, workspace, path, text: textOf(path) })
  }
  await surroundings.ready({ workspace, ...place })
  const snippets = surroundings.current({ workspace, ...place })
  surroundings.close()
  return snippets
}

const named = (ending: string): string => paths.find((path) => path.endsWith(ending))!

test.each([
  'OrderController.cs',
  'ShelfRepository.cs',
  'order.service.ts',
  '.component.html',
  '.component.ts',
])('in %s it finds what serving finds', async (ending) => {
  const place = placeIn(named(ending))
  const found = await new OfflineContext(texts, sizes).at(place, everything)
  expect(found.length).toBeGreaterThan(0)
  expect(found).toEqual(await served(place))
})

test('what was asked before makes no difference', async () => {
  const used = new OfflineContext(texts, sizes)
  const places = paths.filter((path) => /\.(cs|ts|html)$/.test(path)).map(placeIn)
  for (const place of places) await used.at(place, everything)
  for (const place of places.filter((_, index) => index % 7 === 0)) {
    expect(await used.at(place, everything)).toEqual(
      await new OfflineContext(texts, sizes).at(place, everything),
    )
  }
})

test('only what may be read is in it, also where a file imports another by its path', async () => {
  const place = placeIn(named('order.service.ts'))
  const context = new OfflineContext(texts, sizes)
  const all = await context.at(place, everything)
  const withheld = new Set(all.map(({ path }) => path))
  expect(withheld.size).toBeGreaterThan(1)
  const mayRead = (path: string): boolean => !withheld.has(path)
  for (const { path } of await context.at(place, mayRead)) expect(withheld).not.toContain(path)
})

test('the same texts are not read again and again', async () => {
  const reads = new Map<string, number>()
  const counted = {
    ...texts,
    read: (path: string) => {
      reads.set(path, (reads.get(path) ?? 0) + 1)
      return texts.read(path)
    },
  }
  const context = new OfflineContext(counted, sizes)
  for (const path of paths) {
    for (const share of [0.3, 0.5, 0.7]) {
      const text = textOf(path)
      await context.at({ path, text, offset: Math.floor(text.length * share) }, everything)
    }
  }
  expect(Math.max(...reads.values())).toBeLessThanOrEqual(3)
})
