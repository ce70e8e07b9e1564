import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cacheName, pruneCache, readCached, writeCached } from './curateCache'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curate-cache-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz')).sort()
const DAY = 24 * 60 * 60 * 1000

test('what is kept is found by all that it depends on', async () => {
  const name = cacheName('code', 'a.cs', { most: 3 })
  expect(await readCached(folder, name)).toBeNull()
  await writeCached(folder, name, { units: ['é'] })
  expect(await readCached(folder, name)).toEqual({ units: ['é'] })
  expect(await readCached(folder, cacheName('code', 'a.cs', { most: 4 }))).toBeNull()
  await writeFile(join(folder, (await files())[0]!), 'half')
  expect(await readCached(folder, name)).toBeNull()
})

test('what was not used for a month goes, and what is used stays', async () => {
  const now = Date.now()
  const names = ['used', 'unused'].map((one) => cacheName(one))
  for (const name of names) await writeCached(folder, name, name)
  for (const file of await files())
    await utimes(join(folder, file), new Date(now - 31 * DAY), new Date(now - 31 * DAY))
  expect(await readCached(folder, names[0]!)).toBe(names[0])
  await pruneCache(folder, now)
  expect(await files()).toHaveLength(1)
  expect(await readCached(folder, names[0]!)).toBe(names[0])
  expect(now - (await stat(join(folder, (await files())[0]!))).mtimeMs).toBeLessThan(DAY)
})

test('a folder that cannot be written to is no obstacle', async () => {
  await writeFile(join(folder, 'file'), '')
  await writeCached(join(folder, 'file'), cacheName('x'), 1)
  expect(await readCached(join(folder, 'file'), cacheName('x'))).toBeNull()
})
