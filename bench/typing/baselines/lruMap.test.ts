import { expect, test } from 'vitest'
import { FakeClock } from '#test/fakes/fakeClock'
import { LruMap } from './lruMap'

test('forgets what was not read for longest, and what is too old', async () => {
  const clock = new FakeClock()
  const map = new LruMap<number>(clock, 2, 1000)
  map.set('a', 1)
  map.set('b', 2)
  expect(map.get('a')).toBe(1)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
  await clock.advance(1001)
  expect(map.get('c')).toBeUndefined()
})
