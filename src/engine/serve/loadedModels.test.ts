import { expect, test } from 'vitest'
import { RuntimeError } from '#platform/runtimeError'
import { FakeClock } from '#test/fakes/fakeClock'
import { LoadedModels } from './loadedModels'

const MINUTE = 60_000
const unreachable = new RuntimeError('unreachable', 'No model runtime answers.')

function modelsKeptFor(keepAlive: string) {
  const clock = new FakeClock()
  const loads: { tag: string; keepAlive: string | number; end: PromiseWithResolvers<void> }[] = []
  const models = new LoadedModels({
    ollama: {
      load: (tag, kept) => {
        const end = Promise.withResolvers<void>()
        loads.push({ tag, keepAlive: kept, end })
        return end.promise
      },
    },
    clock,
    keepAlive,
  })
  const finish = async (): Promise<void> => {
    loads.at(-1)!.end.resolve()
    await clock.advance(0)
  }
  const fail = async (): Promise<void> => {
    loads.at(-1)!.end.reject(unreachable)
    await clock.advance(0)
  }
  return { clock, loads, models, finish, fail }
}

test('a model of which nothing is known is loaded once for all who ask', async () => {
  const { loads, models, finish } = modelsKeptFor('30m')
  const first = models.ensure('v1')
  expect(first).toBeInstanceOf(Promise)
  expect(models.ensure('v1')).toBe(first)
  void models.ensure('v2')
  expect(loads.map(({ tag, keepAlive }) => [tag, keepAlive])).toEqual([
    ['v1', '30m'],
    ['v2', '30m'],
  ])
  await finish()
  expect(models.ensure('v2')).toBeNull()
  expect(models.ensure('v1')).toBe(first)
})

test('a loaded model is there until shortly before the runtime lets it go', async () => {
  const { clock, models, finish } = modelsKeptFor('30m')
  const load = models.ensure('v1')
  await finish()
  await load
  await clock.advance(29 * MINUTE)
  expect(models.ensure('v1')).toBeNull()
  await clock.advance(0.5 * MINUTE)
  expect(models.ensure('v1')).not.toBeNull()
})

test('an answer keeps it there from then on', async () => {
  const { clock, models, loads } = modelsKeptFor('10s')
  models.answered('v1')
  await clock.advance(8_999)
  models.answered('v1')
  await clock.advance(8_999)
  expect(models.ensure('v1')).toBeNull()
  await clock.advance(1)
  expect(models.ensure('v1')).not.toBeNull()
  expect(loads).toHaveLength(1)
})

test('one that stays for ever is there for ever', async () => {
  const { clock, models } = modelsKeptFor('-1m')
  models.answered('v1')
  await clock.advance(1e12)
  expect(models.ensure('v1')).toBeNull()
})

test.each(['0', '0s', 'long'])(
  'kept alive for "%s", a model is never loaded ahead of a request',
  (keepAlive) => {
    const { models, loads } = modelsKeptFor(keepAlive)
    expect(models.ensure('v1')).toBeNull()
    for (let time = 0; time < 9; time++) models.gaveUp('v1')
    expect(loads).toEqual([])
  },
)

test('a failure is shared for a moment, and then forgotten', async () => {
  const { clock, models, loads, fail, finish } = modelsKeptFor('30m')
  const load = models.ensure('v1')
  await fail()
  await expect(load).rejects.toBe(unreachable)
  await clock.advance(2_999)
  await expect(models.ensure('v1')).rejects.toBe(unreachable)
  expect(loads).toHaveLength(1)
  await clock.advance(1)
  const again = models.ensure('v1')
  expect(loads).toHaveLength(2)
  await finish()
  await again
  expect(models.ensure('v1')).toBeNull()
})

test('what is lost is loaded again', async () => {
  const { models, loads, finish } = modelsKeptFor('30m')
  models.answered('v2')
  void models.ensure('v1')
  await finish()
  models.lost('v1')
  expect(models.ensure('v1')).not.toBeNull()
  expect(models.ensure('v2')).toBeNull()
  expect(loads.map(({ tag }) => tag)).toEqual(['v1', 'v1'])
})

test('requests given up one after another have it loaded aside, without holding up the next one', async () => {
  const { models, loads, finish } = modelsKeptFor('30m')
  models.answered('v1')
  models.gaveUp('v1')
  models.gaveUp('v1')
  models.answered('v1')
  models.gaveUp('v1')
  models.gaveUp('v1')
  expect(loads).toEqual([])
  models.gaveUp('v1')
  expect(loads.map(({ tag }) => tag)).toEqual(['v1'])
  expect(models.ensure('v1')).toBeNull()
  await finish()
  models.gaveUp('v1')
  expect(loads).toHaveLength(1)
})

test('when even that fails, the model is no longer taken to be there', async () => {
  const { models, fail } = modelsKeptFor('30m')
  models.answered('v1')
  for (let time = 0; time < 3; time++) models.gaveUp('v1')
  await fail()
  await expect(models.ensure('v1')).rejects.toBe(unreachable)
})
