import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { recordEverything } from '#test/record/recordEverything'
import { RetentionWatch } from './retentionWatch'
import { retain } from './retain'

const DAY = 24 * 60 * 60 * 1000

let folder: string
let store: Store
let clock: FakeClock
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retain-'))
  store = openStore(join(folder, 'apprentice.db'))
  clock = new FakeClock()
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** @param age days */
const record = (id: string, age: number, text = 'x'): unknown =>
  recordEverything(store, id, text, { createdAt: clock.now() - age * DAY })
const left = (): string[] => store.suggestions.latest(999).map(({ id }) => id)

/** Runs with the clock until it is done. */
async function run(days: number, megabytes: number): Promise<number> {
  const running = retain({ retentionDays: days, retentionMegabytes: megabytes }, { store, clock })
  let gone: number | null = null
  void running.then((rows) => (gone = rows))
  while (gone === null) await clock.advance(20)
  return gone
}

test('what is older than its days goes, with all that hangs on it; the rest stays', async () => {
  for (let index = 0; index < 150; index++) record(`old${index}`, 181)
  record('young', 179)
  expect(await run(180, 0)).toBe(300)
  expect(left()).toEqual(['young'])
  expect(store.recorded.sizes()).toMatchObject({ events: 2, outcomes: 2, ratings: 1, withheld: 1 })
  expect(await run(180, 0)).toBe(0)
})

test('without bounds everything stays', async () => {
  record('ancient', 5_000)
  expect(await run(0, 0)).toBe(0)
  expect(left()).toEqual(['ancient'])
})

test('where the file is too large the oldest go, and the file shrinks', async () => {
  const text = 'y'.repeat(2_000)
  for (let index = 0; index < 400; index++) record(`s${index}`, 400 - index, text)
  store.file.emptyLog()
  const before = statSync(join(folder, 'apprentice.db')).size
  expect(before).toBeGreaterThan(6_000_000)
  await run(0, 6)
  store.file.emptyLog()
  expect(store.file.bytes).toBeLessThanOrEqual(6_000_000)
  expect(statSync(join(folder, 'apprentice.db')).size).toBeLessThan(before - 2_000_000)
  expect(left()).toContain('s399')
  expect(left()).not.toContain('s0')
  expect(left().length).toBeGreaterThan(50)
})

test('it runs a minute after the start and then daily, and not once it is closed', async () => {
  const failures: unknown[] = []
  const retention = { retentionDays: 1, retentionMegabytes: 0 }
  const watch = new RetentionWatch({ store, clock, retention, onFailure: (error) => failures.push(error) })
  watch.start()
  record('a', 2)
  await clock.advance(59_000)
  expect(left()).toEqual(['a'])
  await clock.advance(2_000)
  expect(left()).toEqual([])
  record('b', 2)
  await clock.advance(DAY - 5_000)
  expect(left()).toEqual(['b'])
  await clock.advance(10_000)
  expect(left()).toEqual([])
  await watch.close()
  record('c', 2)
  await clock.advance(2 * DAY)
  expect(left()).toEqual(['c'])
  expect(failures).toEqual([])
  expect(clock.pending).toBe(0)
})
