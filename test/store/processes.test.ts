import { openStore } from '#engine/store/store'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { killWriters } from './killWriters'
import { buildWriter, startWriter } from './startWriter'

let folder: string
let database: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-processes-'))
  database = join(folder, 'apprentice.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('several processes open a new database and write to it at once without losing a row', async () => {
  const bundle = await buildWriter()
  const writers = ['one', 'two', 'three'].map((name) => startWriter(bundle, database, name, 300))
  expect(await Promise.all(writers.map((writer) => writer.ended))).toEqual([0, 0, 0])
  const store = openStore(database)
  expect(store.suggestions.countByVersion().get('v1')).toBe(900)
  expect(store.events.counts().shown).toBe(900)
  store.close()
})

test('a killed process loses nothing that it had committed', async () => {
  const report = await killWriters(database, 5)
  expect(report).toMatchObject({ kills: 5, lost: [], halves: 0, integrity: 'ok' })
  expect(report.committed).toBeGreaterThan(5)
})
