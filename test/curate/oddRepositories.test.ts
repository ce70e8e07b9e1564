import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Dataset } from '#contracts/dataset'
import { type LeftOut, leftOutSchema } from '#contracts/leftOut'
import { datasetTexts } from '#bench/nearestPairs/datasetTexts'
import type { Engine } from '#engine/engine'
import { openCurator } from '#test/curate/curator'
import { csharp, makeSmallShop, typescript, write } from '#test/curate/smallShop'
import { commitAt } from '#test/workspace/commitAt'

let home: string
let shop: string
let engine: Engine
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'odd-home-'))
  shop = makeSmallShop()
  engine = await openCurator(home)
})
afterEach(async () => {
  await engine.close()
  for (const folder of [home, shop]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function git(folder: string, ...args: string[]): void {
  const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'protocol.file.allow=always']
  const { status, stderr } = spawnSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
const leftOutOf = ({ folder }: Dataset): LeftOut[] =>
  readFileSync(join(folder, 'leftOut.jsonl'), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : leftOutSchema.parse(JSON.parse(line))))
const pathsOf = ({ folder }: Dataset): Set<string> => {
  const { held, trained } = datasetTexts(folder)
  return new Set([...held, ...trained].map(({ path }) => path))
}
const reasonFor = (dataset: Dataset, path: string): string | undefined =>
  leftOutOf(dataset).find(({ where }) => where === path)?.reason

test('links, submodules and files of a hundred thousand lines are left out, each for its reason', async () => {
  const other = makeSmallShop(2)
  commitAt(other, 1_700_000_000)
  commitAt(shop, 1_700_000_000)
  git(shop, 'submodule', 'add', '-q', other, 'web/parts.ts')
  symlinkSync('nowhere.ts', join(shop, 'web', 'broken.ts'))
  symlinkSync(join(other, 'server'), join(shop, 'linked'))
  symlinkSync(join(other, 'web', 'shelf0', 'shelf0.service.ts'), join(shop, 'web', 'outside.ts'))
  write(shop, 'web/long.ts', 'export const row = 1\n'.repeat(100_000))
  write(shop, 'web/nested/.git/HEAD', 'ref: refs/heads/main\n')
  const dataset = await engine.buildDataset(shop)
  rmSync(other, { recursive: true })
  expect(reasonFor(dataset, 'web/broken.ts')).toBe('unreadable')
  expect(reasonFor(dataset, 'web/outside.ts')).toBe('unreadable')
  expect(reasonFor(dataset, 'web/parts.ts')).toBe('unreadable')
  expect(reasonFor(dataset, 'linked')).toBe('unsupportedLanguage')
  expect(reasonFor(dataset, 'web/long.ts')).toBe('tooLarge')
  expect([...pathsOf(dataset)].some((path) => path.startsWith('web/shelf'))).toBe(true)
})

test('blanks, other alphabets, quotes and line ends in names are names like others', async () => {
  const names = ['web/with blank.ts', 'web/größe/日本.ts', "web/it's.ts", 'web/a"b.ts', 'web/two\nlines.ts']
  for (const [index, name] of names.entries()) write(shop, name, typescript(`Named${index}`))
  commitAt(shop, 1_700_000_000)
  const paths = pathsOf(await engine.buildDataset(shop))
  for (const name of names) expect(paths).toContain(name)
})

test('line ends of Windows and byte-order marks are in no row', async () => {
  write(shop, 'web/windows.ts', typescript('Windows').replaceAll('\n', '\r\n'))
  write(shop, 'server/Marked.cs', `\uFEFF${csharp('Marked')}`)
  commitAt(shop, 1_700_000_000)
  const dataset = await engine.buildDataset(shop)
  const paths = pathsOf(dataset)
  for (const path of ['web/windows.ts', 'server/Marked.cs']) expect(paths).toContain(path)
  const { held, trained } = datasetTexts(dataset.folder)
  for (const { text } of [...held, ...trained]) expect(text).not.toMatch(/[\r\uFEFF]/)
})

test('a file that changes while it is read is left out, and the next dataset has it', async () => {
  commitAt(shop, 1_700_000_000)
  const path = 'web/shelf3/shelf3.service.ts'
  let isChanged = false
  // The survey is the first half.
  const change = (share: number): void => {
    if (share < 0.5 || isChanged) return
    isChanged = true
    appendFileSync(join(shop, path), typescript('Changed'))
  }
  const dataset = await engine.buildDataset(shop, undefined, change)
  expect(reasonFor(dataset, path)).toBe('unreadable')
  expect(pathsOf(dataset)).not.toContain(path)
  expect(pathsOf(await engine.buildDataset(shop))).toContain(path)
})

test.each<[string, () => string]>([
  ['no repository', () => shop],
  ['a repository without a commit', () => (git(shop, 'init', '-q'), shop)],
  ['a repository with one commit', () => (commitAt(shop, 1_700_000_000), shop)],
  [
    'a shallow clone',
    () => {
      commitAt(shop, 1_700_000_000)
      write(shop, 'web/later.ts', typescript('Later'))
      commitAt(shop, 1_700_100_000)
      const clone = join(home, 'clone')
      git(home, 'clone', '-q', '--depth', '1', pathToFileURL(shop).href, clone)
      return clone
    },
  ],
])('%s gives a dataset', async (_, folderOf) => {
  const { card } = await engine.buildDataset(folderOf())
  expect(card.counts.files).toBeGreaterThanOrEqual(32)
  expect(card.counts.bySplit.train).toBeGreaterThan(50)
  expect(card.counts.bySplit.test).toBeGreaterThan(0)
})

test('without git the files are those that are there', async () => {
  const path = process.env['PATH']
  writeFileSync(join(shop, '.gitignore'), 'web/shelf1/\n')
  commitAt(shop, 1_700_000_000)
  process.env['PATH'] = home
  try {
    const dataset = await engine.buildDataset(shop)
    expect(dataset.card.counts.files).toBe(31)
  } finally {
    process.env['PATH'] = path
  }
})

test('an empty repository and a folder that is gone say so', async () => {
  const empty = join(home, 'empty')
  mkdirSync(empty)
  git(empty, 'init', '-q')
  await expect(engine.buildDataset(empty)).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(/^There is too little to learn from in .*Left out: nothing\.$/) as string,
  })
  await expect(engine.buildDataset(join(home, 'gone'))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(/^There is no folder .*gone\./) as string,
  })
})
