import { mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from './database'
import { findingName, packed } from './findings'
import { FoundOut } from './foundOut'
import { StoreError } from './storeError'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'found-out-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const path = (): string => join(folder, 'foundOut.db')
const put = (foundOut: FoundOut, name: string, brief: unknown = name): void =>
  void foundOut.findings.put(name, brief, packed([name]))

test('what was found out is there again by all that it depends on, in another process too', () => {
  const [one, other] = [FoundOut.open(folder), FoundOut.open(folder)]
  const name = findingName('code', 'a.cs', { most: 3 })
  expect(one.findings.find(name)).toBeNull()
  put(one, name, { units: 'é' })
  const found = other.findings.find<object>(name)!
  expect(found.brief).toEqual({ units: 'é' })
  expect(other.findings.value(found.id)).toEqual([name])
  expect(other.findings.find(findingName('code', 'a.cs', { most: 4 }))).toBeNull()
  put(other, name, 'another')
  expect(one.findings.find(name)?.brief).toBe('another')
  one.looks.set('/shop', 'a.cs', { stamp: '1', hash: 'x' })
  expect(other.looks.get('/shop', 'a.cs')).toEqual({ stamp: '1', hash: 'x' })
  expect(other.looks.get('/mill', 'a.cs')).toBeNull()
  one.close()
  other.close()
})

test('what was not used for a month goes, and what is used stays', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) })
  const foundOut = FoundOut.open(folder)
  for (const name of ['used', 'unused']) put(foundOut, name)
  vi.setSystemTime(Date.UTC(2026, 0, 20))
  foundOut.findings.find('used')
  vi.setSystemTime(Date.UTC(2026, 1, 5))
  foundOut.findings.prune(Date.now())
  expect(['used', 'unused'].map((name) => foundOut.findings.find(name)?.brief)).toEqual(['used', undefined])
  foundOut.close()
})

test('tables of another version, and a file that is none, are thrown away', () => {
  const first = FoundOut.open(folder)
  put(first, 'a')
  first.close()
  const database = openDatabase(path())
  database.exec('DROP TABLE looks; PRAGMA user_version = 99')
  database.close()
  const second = FoundOut.open(folder)
  expect(second.findings.find('a')).toBeNull()
  put(second, 'b')
  second.close()
  writeFileSync(path(), 'no database, and longer than the head of one would be '.repeat(100))
  const third = FoundOut.open(folder)
  expect(third.findings.find('b')).toBeNull()
  put(third, 'c')
  third.close()
})

test('damage that is met later is said once, and goes with the file', () => {
  const foundOut = FoundOut.open(folder)
  for (let index = 0; index < 300; index++) put(foundOut, `name ${index}`, 'x'.repeat(500))
  foundOut.close()
  const file = openSync(path(), 'r+')
  const { size } = statSync(path())
  for (let at = 8192; at < size; at += 4096) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, at)
  const damaged = FoundOut.open(folder)
  expect(() => {
    for (let index = 0; index < 300; index++) damaged.findings.find(`name ${index}`)
  }).toThrow(StoreError)
  damaged.close()
  const anew = FoundOut.open(folder)
  expect(anew.findings.find('name 1')).toBeNull()
  put(anew, 'name 1')
  anew.close()
})

test('a folder that cannot be written to is no obstacle', () => {
  writeFileSync(join(folder, 'file'), '')
  const foundOut = FoundOut.open(join(folder, 'file'))
  put(foundOut, 'a')
  expect(foundOut.findings.find('a')?.brief).toBe('a')
  foundOut.close()
  expect(readdirSync(folder)).toEqual(['file'])
})

test('what is of one run is nobody else’s', () => {
  const [one, other] = [FoundOut.open(folder), FoundOut.open(folder)]
  one.units.add('a.cs', [{ name: 'Jar', stem: 'jar', pattern: 'entity', subject: null }], ['Jar'])
  expect(one.units.by('name', 'Jar')).toEqual([{ path: 'a.cs', position: 0 }])
  expect(one.units.isStored('Jar')).toBe(true)
  expect(other.units.by('name', 'Jar')).toEqual([])
  expect(other.units.isStored('Jar')).toBe(false)
  one.close()
  other.close()
})
