import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordEverything } from '#test/record/recordEverything'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'
import { openStore } from './store'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-trouble-'))
  path = join(folder, 'apprentice.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lock = (database: Database, name: string): number =>
  database.prepare("INSERT INTO jobLock VALUES (?, 'x', 1, 1)").run(name)

test('a lock that another holds is waited for once at length, and is over when it is', () => {
  const [one, two] = [openDatabase(path), openDatabase(path)]
  migrate(one)
  const waits = (): unknown => Object.values(two.prepare('PRAGMA busy_timeout').get() as object)[0]
  two.exec('PRAGMA busy_timeout = 300')
  one.exec('BEGIN IMMEDIATE')
  expect(() => lock(two, 'a')).toThrow(/Another program has been writing/)
  expect(two.trouble?.kind).toBe('busy')
  expect(waits()).toBe(50)
  two.tryAgain()
  expect(two.trouble?.kind).toBe('busy')
  one.exec('ROLLBACK')
  two.tryAgain()
  expect(two.trouble).toBeNull()
  expect(waits()).toBe(5000)
  expect(lock(two, 'a')).toBe(1)
  one.close()
  two.close()
})

test('a full disk is over with the first row that can be written, not with a look', () => {
  const database = openDatabase(path)
  migrate(database)
  const pages = (database.prepare('PRAGMA page_count').get() as { page_count: number }).page_count
  database.exec(`PRAGMA max_page_count = ${pages}`)
  expect(() => {
    for (let row = 0; ; row++) lock(database, 'x'.repeat(3000) + row)
  }).toThrow(/is full/)
  expect(database.trouble?.kind).toBe('full')
  database.transaction(() => database.prepare('SELECT 1').get())
  expect(database.trouble?.kind).toBe('full')
  database.exec('PRAGMA max_page_count = 100000')
  lock(database, 'y'.repeat(3000))
  expect(database.trouble).toBeNull()
  database.close()
})

test('a row that contradicts another is no trouble of the file', () => {
  const database = openDatabase(path)
  migrate(database)
  lock(database, 'a')
  expect(() => lock(database, 'a')).toThrow(/refused a row/)
  expect(database.trouble).toBeNull()
  database.close()
})

test('damage that is found late stays: the rest can be read, and nothing is written to the file any more', () => {
  const recorded = openStore(path)
  for (let index = 0; index < 200; index++) recordEverything(recorded, `s${index}`, 'x'.repeat(2000))
  recorded.close()
  const database = openDatabase(path)
  const { page } = database
    .prepare("SELECT max(pageno) AS page FROM dbstat WHERE name = 'suggestions' AND pagetype = 'leaf'")
    .get() as { page: number }
  database.close()
  const bytes = readFileSync(path)
  bytes.fill(0xff, (page - 1) * 4096, page * 4096)
  writeFileSync(path, bytes)
  const store = openStore(path)
  expect(store.trouble()).toBeNull()
  expect(() => {
    store.suggestions.latest(200)
  }).toThrow(/is damaged/)
  expect(store.trouble()).toMatch(/is damaged/)
  expect(store.versions.list()).toEqual([])
  const add = (): unknown => store.jobLock.acquire('training', 1)
  expect(add).toThrow(/is damaged/)
  expect(store.trouble()).toMatch(/is damaged/)
  store.close()
  expect(readFileSync(path).equals(bytes)).toBe(true)
})
