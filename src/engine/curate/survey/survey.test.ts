import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { surveyParts, surveyed } from '#test/curate/surveyed'
import { commitAt } from '#test/workspace/commitAt'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { WorkerFailure } from '#platform/workerPool'
import { survey } from './survey'

let shop: string
beforeEach(() => {
  shop = copySampleShop()
})
afterEach(() => rm(shop, { recursive: true, force: true, maxRetries: 5 }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(shop, path)), { recursive: true })
  await writeFile(join(shop, path), text)
}
const code = (name: string): string =>
  Array.from({ length: 12 }, (_, index) => `export const ${name}${index} = read${name}(${index})\n`).join('')

test('generated, vendored, secret and foreign files are left out, each for its reason', async () => {
  await write('web/node_modules/x/index.ts', 'export const x = 1\n'.repeat(20))
  await write('.env.production', 'KEY=1\n')
  await write('web/src/app/minified.ts', `export const a=1;${'b();'.repeat(500)}\n`)
  await write('web/src/app/tiny.ts', 'export {}\n')
  await write('web/.apprenticeignore', 'src/app/orders/\n')
  const { leftOut, files } = await surveyed(shop, { exclusions: new Exclusions(['ProductDto.cs']) })
  expect(leftOut.get('web/src/app/orders/order.service.ts')).toBe('ignored')
  expect(
    [...leftOut].filter(([path]) => path.endsWith('/ProductDto.cs')).map(([, reason]) => reason),
  ).toEqual(['ignored'])
  expect(leftOut.get('server/Shop.Api/Carrier/CarrierClient.g.cs')).toBe('generated')
  expect(leftOut.get('web/src/app/carrier/carrier-api.generated.ts')).toBe('generated')
  expect(leftOut.get('web/package-lock.json')).toBe('generated')
  expect(leftOut.get('.env.production')).toBe('secretFile')
  expect(leftOut.get('web/src/app/minified.ts')).toBe('minified')
  expect(leftOut.get('web/src/app/tiny.ts')).toBe('tooSmall')
  expect(files.map((file) => file.path)).not.toContain('web/node_modules/x/index.ts')
})

test('copies and near copies teach once, and never beside what is held out', async () => {
  const held = (await surveyed(shop)).files.find(
    ({ split, language }) => split === 'test' && language === 'csharp',
  )!
  const text = await readFile(join(shop, held.path), 'utf8')
  await write('server/Shop.Api/Copied/Copy.cs', text)
  await write('server/Shop.Api/Copied/Near.cs', `${text}// one more line than the other\n`)
  const { files } = await surveyed(shop)
  const copies = ['server/Shop.Api/Copied/Copy.cs', 'server/Shop.Api/Copied/Near.cs', held.path]
  const kept = files.filter((file) => copies.includes(file.path))
  expect(kept).toHaveLength(1)
  expect(kept[0]!.split).not.toBe('train')
})

test('no group of files crosses the split, and every language is held out', async () => {
  const { files } = await surveyed(shop)
  for (const members of Map.groupBy(files, (file) => file.group).values())
    expect(new Set(members.map((file) => file.split)).size).toBe(1)
  for (const language of ['csharp', 'typescript']) {
    const splits = new Set(files.filter((file) => file.language === language).map((file) => file.split))
    expect([...splits].sort()).toEqual(['test', 'train', 'validation'])
  }
})

test('what was committed last is held out, unless a version was trained on it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'survey-'))
  for (let file = 0; file < 12; file++) {
    await writeFile(join(folder, `file${file}.ts`), code(`shelf${file}x`))
    commitAt(folder, 1_700_000_000 + file * 1000)
  }
  const splitsNow = async (trained: string[]): Promise<Record<string, string[]>> => {
    const { files } = await surveyed(folder, { trainedPaths: () => trained })
    expect(files.find(({ path }) => path === 'file3.ts')?.at).toBe(1_700_003_000_000)
    const bySplit = Map.groupBy(files, ({ split }) => split)
    return Object.fromEntries([...bySplit].map(([split, of]) => [split, of.map(({ path }) => path).sort()]))
  }
  expect(await splitsNow([])).toMatchObject({
    test: ['file10.ts', 'file11.ts', 'file9.ts'],
    validation: ['file8.ts'],
  })
  expect(await splitsNow(['file11.ts', 'file9.ts'])).toMatchObject({
    test: ['file10.ts', 'file7.ts', 'file8.ts'],
    validation: ['file6.ts'],
  })
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('after one changed file only that one is looked at again', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'survey-cache-'))
  const first = await survey(shop, surveyParts(cache))
  expect(first.looked).toBeGreaterThan(first.files.length - 1)
  expect(await survey(shop, surveyParts(cache))).toEqual({ ...first, looked: 0 })
  await write('web/src/app/orders/order.service.ts', code('Order'))
  expect((await survey(shop, surveyParts(cache))).looked).toBe(1)
  // Other code may find out other things.
  expect((await survey(shop, { ...surveyParts(cache), code: 'other' })).looked).toBe(first.looked)
  await rm(cache, { recursive: true, force: true })
})

test('a thread that ends over a file leaves out that file alone', async () => {
  const { workers } = surveyParts('unused')
  const failing: typeof workers = {
    size: 2,
    rest: () => workers.rest(),
    run: (job, signal) =>
      job.path.endsWith('order.service.ts')
        ? Promise.reject(new WorkerFailure('It ended.'))
        : workers.run(job, signal),
  }
  const { leftOut, files } = await surveyed(shop, { workers: failing })
  expect(leftOut.get('web/src/app/orders/order.service.ts')).toBe('unreadable')
  expect(files.length).toBeGreaterThan(50)
})

test('Windows line ends and others are the same text', async () => {
  const text = code('Line')
  await write('web/src/app/lines.ts', text.replaceAll('\n', '\r\n'))
  const windows = (await surveyed(shop)).files.find(({ path }) => path === 'web/src/app/lines.ts')
  await write('web/src/app/lines.ts', text)
  expect((await surveyed(shop)).files.find(({ path }) => path === 'web/src/app/lines.ts')).toEqual(windows)
})

test('a survey that is cancelled says so', async () => {
  await expect(surveyed(shop, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
})
