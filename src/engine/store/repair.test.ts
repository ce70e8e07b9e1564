import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordEverything } from '#test/record/recordEverything'
import { openDatabase } from './database'
import { repair } from './repair'
import { openStore } from './store'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-repair-'))
  path = join(folder, 'apprentice.db')
  const store = openStore(path)
  for (let index = 0; index < 300; index++) recordEverything(store, `s${index}`, `Mark${index} `.repeat(80))
  store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Bytes of the file as they are once some pages of a table hold nonsense. */
function damage(table: string, pages: number): Buffer {
  const database = openDatabase(path)
  const found = database
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
    .all(table) as { pageno: number }[]
  database.close()
  const bytes = readFileSync(path)
  const middle = Math.floor(found.length / 2)
  for (const { pageno } of found.slice(middle, middle + pages))
    bytes.fill(0xff, (pageno - 1) * 4096, pageno * 4096)
  writeFileSync(path, bytes)
  return bytes
}

test('a sound database stays as it is, and so does none', () => {
  const before = readFileSync(path)
  expect(repair(path, '2026-05-31')).toEqual({ kind: 'sound' })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(repair(join(folder, 'none.db'), '2026-05-31')).toEqual({ kind: 'sound' })
  expect(readdirSync(folder)).toEqual(['apprentice.db'])
})

test('of a damaged one everything before and behind the damage comes into a new one; the old one is kept', () => {
  const bytes = damage('suggestions', 3)
  const done = repair(path, '2026-05-31')
  const aside = `${path}.damaged-2026-05-31`
  expect(done).toMatchObject({ kind: 'repaired', aside })
  expect(readFileSync(aside).equals(bytes)).toBe(true)
  const store = openStore(path)
  const { suggestions, events, outcomes, withheld } = store.recorded.sizes()
  expect(suggestions).toBeGreaterThan(280)
  expect(suggestions).toBeLessThan(300)
  // What hangs on a suggestion that is lost is lost with it.
  expect([events, outcomes, withheld]).toEqual([2 * suggestions, 2 * suggestions, 300])
  expect(done).toMatchObject({ rows: { suggestions, events, outcomes, withheld } })
  for (const id of ['s0', 's299']) expect(store.suggestions.get(id)?.text).toContain(`Mark${id.slice(1)} `)
  const counted = store.suggestions.countByVersion().values()
  expect(Iterator.from(counted).reduce((sum, count) => sum + count, 0)).toBe(suggestions)
  store.close()
  expect(repair(path, '2026-05-31')).toEqual({ kind: 'sound' })
})

test('a table whose rows lie in no order of their names is read from both sides as well', () => {
  damage('qualities', 1)
  const { rows } = repair(path, '2026-05-31') as { rows: Record<string, number> }
  expect(rows['qualities']).toBeGreaterThan(150)
  expect(rows['qualities']).toBeLessThan(300)
})

test('a damaged index costs nothing', () => {
  damage('suggestionsByPath', 1)
  expect(repair(path, '2026-05-31')).toMatchObject({ rows: { suggestions: 300, events: 600 } })
})

test('of a file that is no database any more nothing is left, and it is kept all the same', () => {
  writeFileSync(path, 'x'.repeat(9_000))
  writeFileSync(`${path}.damaged-2026-05-31`, 'an earlier one')
  expect(repair(path, '2026-05-31')).toEqual({
    ...{ kind: 'repaired', aside: `${path}.damaged-2026-05-31-2` },
    rows: expect.objectContaining({ suggestions: 0 }) as object,
  })
  const store = openStore(path)
  expect(store.recorded.sizes().suggestions).toBe(0)
  store.close()
})

test('one that another window has open is left alone', () => {
  damage('suggestions', 1)
  const window = openStore(path)
  expect(repair(path, '2026-05-31')).toEqual({ kind: 'inUse' })
  window.close()
  expect(existsSync(`${path}.damaged-2026-05-31`)).toBe(false)
})
