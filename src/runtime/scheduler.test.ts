import { beforeEach, expect, test } from 'vitest'
import { silentLog } from '#platform/log'
import { GatedEngine } from '#test/fakes/gatedEngine'
import { FakeClock } from '#test/fakes/fakeClock'
import { ScriptedModel, pieces, scriptedEngine } from '#test/fakes/scriptedModel'
import type { Engine } from './engine'
import { forEver } from './keepAlive'
import { Scheduler, type Wanted } from './scheduler'

let engine: GatedEngine
let clock: FakeClock
let scheduler: Scheduler

beforeEach(() => {
  engine = new GatedEngine(scriptedEngine)
  clock = new FakeClock()
  scheduler = new Scheduler({ engine, clock, log: silentLog, maxPending: 2 })
})

const details = {
  parent_model: '',
  format: '',
  family: '',
  families: [],
  parameter_size: '',
  quantization_level: '',
}

function wanted(
  path: string,
  more: { context?: number; keepAlive?: number; name?: string; signal?: AbortSignal } = {},
): Wanted {
  return {
    path,
    label: { name: more.name ?? path, digest: path, details },
    settings: { contextLength: more.context ?? 512, threads: 0, memoryMap: null },
    keepAlive: more.keepAlive,
    signal: more.signal ?? new AbortController().signal,
  }
}

const visit = async (asked: Wanted) => (await scheduler.acquire(asked)).release()
const names = () => scheduler.loaded().map(({ loaded }) => loaded.label.name)
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('two names over one file share one load, and the first name shows', async () => {
  await visit(wanted('a', { name: 'first' }))
  await visit(wanted('a', { name: 'second' }))
  expect(engine.events).toEqual(['load a', 'loaded a'])
  expect(names()).toEqual(['first'])
})

test('another context length waits for the one inside, then loads anew', async () => {
  const inside = await scheduler.acquire(wanted('a'))
  let entered = false
  const other = scheduler.acquire(wanted('a', { context: 1024 })).then((lease) => {
    entered = true
    return lease
  })
  await settled()
  expect(entered).toBe(false)
  inside.release()
  const lease = await other
  expect(engine.events).toEqual(['load a', 'loaded a', 'gone a', 'load a', 'loaded a'])
  lease.release()
})

test('three files stay side by side; the fourth sends away the idle one that would go first', async () => {
  await visit(wanted('a', { keepAlive: 50_000 }))
  await visit(wanted('b', { keepAlive: 10_000 }))
  const busy = await scheduler.acquire(wanted('c', { keepAlive: 1000 }))
  await visit(wanted('d'))
  expect(names().sort()).toEqual(['a', 'c', 'd'])
  busy.release()
})

test('a model goes when its time is over, counted from the last request', async () => {
  await visit(wanted('a', { keepAlive: 1000 }))
  await clock.advance(900)
  await visit(wanted('a'))
  await clock.advance(900)
  expect(names()).toEqual(['a'])
  await clock.advance(200)
  expect(names()).toEqual([])
})

test('a later keep_alive replaces an earlier one', async () => {
  await visit(wanted('a', { keepAlive: forEver }))
  await clock.advance(10 ** 9)
  expect(names()).toEqual(['a'])
  await visit(wanted('a', { keepAlive: 5 }))
  await clock.advance(6)
  expect(names()).toEqual([])
})

test('keep_alive 0 unloads right after the request', async () => {
  await visit(wanted('a', { keepAlive: 0 }))
  await settled()
  expect(names()).toEqual([])
})

test('unloading waits for who is inside', async () => {
  const inside = await scheduler.acquire(wanted('a'))
  scheduler.expire('a')
  await settled()
  expect(engine.events).not.toContain('gone a')
  inside.release()
  await settled()
  expect(engine.events).toContain('gone a')
})

test('giving up aborts the load that one caused, and nothing stays loaded', async () => {
  engine.shut()
  const given = new AbortController()
  const loading = scheduler.acquire(wanted('a', { signal: given.signal }))
  const behind = scheduler.acquire(wanted('b'))
  given.abort()
  await expect(loading).rejects.toMatchObject({ status: 499 })
  engine.open()
  ;(await behind).release()
  expect(names()).toEqual(['b'])
  expect(engine.events).not.toContain('loaded a')
})

test('a load that ends in spite of the abort is let go of', async () => {
  const model = new ScriptedModel(pieces('x'))
  let finish: () => void = () => {}
  const deaf: Engine = {
    load: () =>
      new Promise((resolve) => {
        finish = () => resolve(model)
      }),
  }
  scheduler = new Scheduler({ engine: deaf, clock, log: silentLog })
  const given = new AbortController()
  const loading = scheduler.acquire(wanted('a', { signal: given.signal }))
  given.abort()
  await expect(loading).rejects.toMatchObject({ status: 499 })
  finish()
  await settled()
  expect(model.disposed).toBe(true)
  expect(names()).toEqual([])
})

test('who waits for the same load gets one of its own when the first gives up', async () => {
  engine.shut()
  const given = new AbortController()
  const first = scheduler.acquire(wanted('a', { signal: given.signal }))
  const second = scheduler.acquire(wanted('a'))
  given.abort()
  await expect(first).rejects.toMatchObject({ status: 499 })
  engine.open()
  ;(await second).release()
  expect(names()).toEqual(['a'])
})

test('a full queue is a 503 with its two spaces; a given-up place is free once its turn has come', async () => {
  engine.shut()
  const given = new AbortController()
  const loading = scheduler.acquire(wanted('a'))
  const waiting = scheduler.acquire(wanted('b', { signal: given.signal }))
  const behind = scheduler.acquire(wanted('c'))
  given.abort()
  await expect(waiting).rejects.toMatchObject({ status: 499 })
  await expect(scheduler.acquire(wanted('d'))).rejects.toMatchObject({
    status: 503,
    message: 'server busy, please try again.  maximum pending requests exceeded',
  })
  engine.open()
  for (const lease of await Promise.all([loading, behind])) lease.release()
  await visit(wanted('d'))
  expect(engine.events).not.toContain('load b')
})

test('a load that fails is a 500 with the reason, and the next one is tried again', async () => {
  engine.failNext(new Error('no room'))
  await expect(scheduler.acquire(wanted('a'))).rejects.toMatchObject({
    status: 500,
    message: 'error loading model: no room',
  })
  await visit(wanted('a'))
  expect(names()).toEqual(['a'])
})

test('requests that fit the loaded model do not wait for a load of another', async () => {
  await visit(wanted('a'))
  engine.shut()
  const other = scheduler.acquire(wanted('b'))
  await visit(wanted('a'))
  engine.open()
  ;(await other).release()
})

test('closing lets go of every model and of everyone who waits', async () => {
  await visit(wanted('a'))
  engine.shut()
  const waiting = [scheduler.acquire(wanted('b')), scheduler.acquire(wanted('c'))]
  const refused = Promise.allSettled(waiting)
  engine.open()
  await scheduler.close()
  await refused
  await settled()
  expect(engine.events).toContain('gone a')
})
