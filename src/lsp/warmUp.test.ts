import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerStatus } from '#contracts/serverProtocol'
import { NoBaseError } from '#engine/noBaseError'
import { silentLog } from '#platform/log'
import { UserError } from '#platform/userError'
import { FakeClock } from '#test/fakes/fakeClock'
import { fakeEngine, type FakeEngine } from '#test/fakes/fakeEngine'
import { Border } from './border'
import { EngineSlot } from './engineSlot'
import { StatusLine } from './statusLine'
import { WarmUp } from './warmUp'

let clock: FakeClock
let engine: FakeEngine
let warmUp: WarmUp
let statuses: ServerStatus[]
let loads: PromiseWithResolvers<void>[]

beforeEach(() => {
  clock = new FakeClock()
  engine = fakeEngine()
  statuses = []
  loads = []
  engine.warm = () => {
    const load = Promise.withResolvers<void>()
    loads.push(load)
    return load.promise
  }
  const border = new Border(silentLog)
  border.open()
  const slot = new EngineSlot(border)
  slot.open(Promise.resolve(engine))
  const status = new StatusLine((said) => statuses.push(said))
  status.start()
  warmUp = new WarmUp({ engine: slot, status, border, clock, runtime: () => undefined })
})
afterEach(() => engine.store.close())

/** Ends the newest try. */
async function end(how: 'well' | Error = 'well'): Promise<void> {
  if (how === 'well') loads.at(-1)?.resolve()
  else loads.at(-1)?.reject(how)
  await clock.advance(1)
}

describe('warming up', () => {
  it('is tried again not just after a try, but a little later and once', async () => {
    warmUp.start()
    await clock.advance(1)
    await end()
    warmUp.start()
    warmUp.start()
    await clock.advance(3_000)
    expect(loads).toHaveLength(1)
    await clock.advance(2_000)
    expect(loads).toHaveLength(2)
    await end()
    await clock.advance(60_000)
    expect(loads).toHaveLength(2)
  })

  it('anew is tried at once, after the try that is under way', async () => {
    warmUp.start()
    await clock.advance(1)
    warmUp.startAnew()
    warmUp.startAnew()
    await clock.advance(1)
    expect(loads).toHaveLength(1)
    await end()
    expect(loads).toHaveLength(2)
    await end()
    expect(loads).toHaveLength(2)
    warmUp.startAnew()
    await clock.advance(1)
    expect(loads).toHaveLength(3)
  })

  it.each([
    ['Warning', new NoBaseError('The runtime has no model to start from.')],
    ['Error', new UserError('There is no file /m/coder.gguf.')],
  ] as const)('that fails is a %s with its sentence', async (kind, error) => {
    warmUp.start()
    await clock.advance(1)
    await end(error)
    expect(statuses.at(-1)).toEqual({ kind, busy: false, message: error.message })
  })

  it('that failed is tried again by itself, until it is well or closed', async () => {
    warmUp.start()
    await clock.advance(1)
    await end(new UserError('Not yet.'))
    await clock.advance(5_000)
    expect(loads).toHaveLength(2)
    await end()
    expect(statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
    await clock.advance(60_000)
    expect(loads).toHaveLength(2)
    warmUp.start()
    await clock.advance(1)
    await end(new UserError('Gone.'))
    warmUp.close()
    await clock.advance(60_000)
    expect(loads).toHaveLength(3)
  })
})
