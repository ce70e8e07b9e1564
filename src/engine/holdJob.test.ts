import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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

test('a wait that the caller ends is over, and what was waited for never begins', async () => {
  store.jobLock.acquire('examples', clock.now())
  const [ending, reason] = [new AbortController(), new Error('enough')]
  const work = vi.fn(() => Promise.resolve())
  const waiting = expect(holdJob('examples', { store, clock }, work, ending.signal)).rejects.toBe(reason)
  await clock.advance(1_000)
  ending.abort(reason)
  await waiting
  expect(clock.pending).toBe(0)
  expect(work).not.toHaveBeenCalled()
})

describe('a job is told to stop', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())

  const stopped = (ending?: AbortSignal): Promise<unknown> =>
    holdJob('training', { store, clock }, reasonOf, ending)

  test('with its caller, whose reason it gets', async () => {
    const [ending, reason] = [new AbortController(), new Error('enough')]
    const job = stopped(ending.signal)
    ending.abort(reason)
    expect(await job).toBe(reason)
    expect(store.jobLock.holder('training', clock.now())).toBeNull()
  })

  test.each([
    ['that may end it', new AbortController().signal],
    ['that never does', undefined],
  ])('when another took its lock over, with a caller %s', async (_, ending) => {
    const job = stopped(ending)
    await clock.advance(31_000)
    const other = store.jobLock.acquire('training', clock.now())
    expect(other.kind).toBe('acquired')
    vi.advanceTimersByTime(10_000)
    expect(await job).toMatchObject({ name: 'AbortError' })
    // It is the other's still.
    expect(store.jobLock.holder('training', clock.now())).not.toBeNull()
  })
})

function reasonOf(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason))
  })
}
