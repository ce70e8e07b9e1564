import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { holdJob } from './holdJob'

let store: Store
let clock: FakeClock
beforeEach(() => {
  store = openStore(':memory:')
  clock = new FakeClock()
})
afterEach(() => store.close())

test('forgetting waits for the making of examples, and the other way round', async () => {
  const order: string[] = []
  const first = Promise.withResolvers<void>()
  const hold = (name: string, work: Promise<void>): Promise<void> =>
    holdJob('examples', { store, clock }, async () => {
      order.push(`${name} begins`)
      await work
      order.push(`${name} ends`)
    })
  const both = [hold('one', first.promise), hold('two', Promise.resolve())]
  await clock.advance(1_000)
  expect(order).toEqual(['one begins'])
  first.resolve()
  await both[0]
  await clock.advance(1_000)
  await Promise.all(both)
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('what takes too long is refused with a sentence that says who is at it', async () => {
  const held = store.jobLock.acquire('examples', clock.now())
  expect(held.kind).toBe('acquired')
  const refused = expect(holdJob('examples', { store, clock }, () => Promise.resolve())).rejects.toThrow(
    `making examples of what was recorded, or is forgetting some of it (process ${process.pid}). Try again`,
  )
  // Whoever holds it is alive.
  for (let second = 0; second < 62; second++) {
    if (held.kind === 'acquired') store.jobLock.renew('examples', held.owner, clock.now())
    await clock.advance(1_000)
  }
  await refused
})
