import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EventKind } from '#contracts/event'
import { type Store, openStore } from '#engine/store/store'
import { silentLog } from '#platform/log'
import { FakeClock } from '#test/fakes/fakeClock'
import { suggestionRow } from '#test/store/suggestionRow'
import { Assessor } from './assess'

const MINUTE = 60_000
let store: Store
let clock: FakeClock
let assessor: Assessor

beforeEach(() => {
  store = openStore(':memory:')
  clock = new FakeClock()
  assessor = new Assessor({ store, clock, log: silentLog })
})
afterEach(async () => {
  await assessor.close()
  store.close()
})

function happened(id: string, kind: EventKind): void {
  if (store.suggestions.get(id) === undefined)
    store.suggestions.add(suggestionRow(id, { createdAt: clock.now() }))
  store.events.add({ id: `${id} ${kind}`, suggestionId: id, kind, at: clock.now(), confidence: 'reported' })
  assessor.noticed()
}
const acceptance = (id: string): number | null | undefined => store.qualities.get(id)?.acceptance
/** Scoring lets others go first, several times. */
const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute++) {
    await clock.advance(MINUTE)
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

test('what happened is scored within ten minutes, and anew when there is news', async () => {
  happened('a', 'rejected')
  happened('b', 'accepted')
  await minutes(9)
  expect(store.qualities.get('a')).toBeUndefined()
  await minutes(1)
  expect([acceptance('a'), acceptance('b')]).toEqual([0, 1])
  await minutes(3)
  happened('b', 'undone')
  await minutes(7)
  expect(acceptance('b')).toBe(0)
})

test('a score without news stays as it was', async () => {
  happened('a', 'rejected')
  await minutes(10)
  const first = store.qualities.get('a')!.at
  await minutes(5)
  happened('b', 'accepted')
  await minutes(25)
  expect(acceptance('b')).toBe(1)
  expect(store.qualities.get('a')!.at).toBe(first)
})

test('the first look back finds what an earlier process left', async () => {
  store.suggestions.add(suggestionRow('earlier', { createdAt: clock.now() - 60 * MINUTE }))
  await minutes(10)
  expect(store.qualities.get('earlier')).toBeDefined()
})

test('all there is can be asked for, however old', async () => {
  store.suggestions.add(suggestionRow('old', { createdAt: 1 }))
  await assessor.all()
  expect(store.qualities.get('old')).toBeDefined()
})

test('the end scores what happened in this process, and that alone', async () => {
  store.suggestions.add(suggestionRow('old', { createdAt: clock.now() - 60 * MINUTE }))
  await clock.advance(5 * MINUTE)
  happened('a', 'accepted')
  await assessor.close()
  expect(acceptance('a')).toBe(1)
  expect(store.qualities.get('old')).toBeUndefined()
  expect(clock.pending).toBe(0)
})

test('an end without anything to do looks at nothing', async () => {
  store.suggestions.add(suggestionRow('a', { createdAt: clock.now() }))
  await assessor.close()
  expect(store.qualities.get('a')).toBeUndefined()
})

test('what cannot be scored is for the log, and holds up nothing else', async () => {
  await assessor.close()
  const lines: string[] = []
  const { ratings } = store
  const get: typeof ratings.get = (id) => {
    if (id === 'bad') throw new Error('unreadable')
    return ratings.get(id)
  }
  assessor = new Assessor({
    store: { ...store, ratings: { get } },
    clock,
    log: { ...silentLog, error: (line) => void lines.push(line) },
  })
  happened('good', 'accepted')
  happened('bad', 'accepted')
  await minutes(10)
  expect(lines).toEqual([expect.stringContaining('unreadable')])
  expect([acceptance('good'), acceptance('bad')]).toEqual([1, undefined])
})
