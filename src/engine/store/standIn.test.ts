import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Version } from '#contracts/version'
import { migrations } from './migrations'
import { openDatabase } from './database'
import { readServing } from './readServing'
import { openStore, openStoreOrStandIn } from './store'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-stand-in-'))
  path = join(folder, 'apprentice.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const version = (id: string, change: Partial<Version> = {}): Version => ({
  ...{ id, tag: `${id}:latest`, baseId: null, runId: null, sha256: null, state: 'base', createdAt: 1 },
  ...change,
})

/** A database in which a trained version serves. */
function storeThatServes(): void {
  const store = openStore(path)
  store.versions.add(version('base'))
  store.versions.add(version('mine', { baseId: 'base', state: 'promoted', createdAt: 2 }))
  store.activeVersion.set('mine', { changedAt: 3, changedBy: 'person' })
  store.close()
}

test('a database that can be used is used', () => {
  storeThatServes()
  const store = openStoreOrStandIn(path)
  expect([store.standsInBecause, store.trouble()]).toEqual([null, null])
  expect(store.activeVersion.current()?.versionId).toBe('mine')
  store.close()
})

test('one of a newer program is left as it is, and what serves there goes on serving', () => {
  storeThatServes()
  const newer = openDatabase(path)
  newer.exec(`ALTER TABLE versions ADD COLUMN mood TEXT; PRAGMA user_version = ${migrations.length + 1}`)
  newer.close()
  const before = readFileSync(path)
  const store = openStoreOrStandIn(path)
  expect(store.standsInBecause).toMatch(/newer Apprentice.*Update Apprentice/)
  expect(store.trouble()).toBe(store.standsInBecause)
  expect(store.activeVersion.current()?.versionId).toBe('mine')
  expect(store.versions.get('base')).toEqual(version('base'))
  store.versions.add(version('another'))
  store.close()
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('one that is no database any more is left as it is, and nothing is known', () => {
  storeThatServes()
  const bytes = readFileSync(path)
  bytes.fill('x', 0, 100)
  writeFileSync(path, bytes)
  const store = openStoreOrStandIn(path)
  expect(store.standsInBecause).toContain(`${path} is damaged`)
  expect([store.versions.list(), store.activeVersion.current()]).toEqual([[], undefined])
  store.close()
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test('one whose versions cannot be read is found to be damaged at the start', () => {
  storeThatServes()
  const database = openDatabase(path)
  const { rootpage } = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'versions'")
    .get() as {
    rootpage: number
  }
  database.close()
  const bytes = readFileSync(path)
  bytes.fill(0xff, (rootpage - 1) * 4096, rootpage * 4096)
  writeFileSync(path, bytes)
  const store = openStoreOrStandIn(path)
  expect(store.standsInBecause).toContain('damaged')
  store.close()
})

test('nothing serves where there is no database, and none is made by looking', () => {
  expect(readServing(path)).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})
