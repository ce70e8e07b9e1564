import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActiveVersion } from '#contracts/serverProtocol'
import type { Version } from '#contracts/version'
import type { Log } from '#platform/log'
import { FakeClock } from '#test/fakes/fakeClock'
import { fakeEngine, type FakeEngine } from '#test/fakes/fakeEngine'
import { ActiveVersionWatch } from './activeVersionWatch'
import { Border } from './border'
import { EngineSlot } from './engineSlot'
import { StatusLine } from './statusLine'
import { WarmUp } from './warmUp'

let clock: FakeClock
let engine: FakeEngine
let slot: EngineSlot
let watch: ActiveVersionWatch
let sent: ActiveVersion[]
let logged: string[]
let loads: number

beforeEach(() => {
  clock = new FakeClock()
  engine = fakeEngine()
  sent = []
  logged = []
  loads = 0
  engine.warm = () => {
    loads++
    return Promise.resolve()
  }
  const note = (message: string): void => void logged.push(message)
  const log: Log = { info: note, warn: note, error: note }
  const border = new Border(log)
  border.open()
  slot = new EngineSlot(border)
  const status = new StatusLine(() => {})
  const warmUp = new WarmUp({ engine: slot, status, border, clock, runtime: () => undefined })
  const send = (active: ActiveVersion): void => void sent.push(active)
  watch = new ActiveVersionWatch({ engine: slot, warmUp, border, clock, log, send })
})
afterEach(() => {
  watch.close()
  engine.store.close()
})

function switchTo(id: string): void {
  engine.active = { ...engine.active!, id, tag: `${id}:latest` }
}

describe('the active version', () => {
  it('is told when the engine has opened, and then only when another serves, which is warmed up', async () => {
    watch.start()
    await clock.advance(5_000)
    expect(sent).toEqual([])
    slot.open(Promise.resolve(engine))
    await clock.advance(5_000)
    expect(sent).toEqual([{ id: 'version-1', tag: 'fake:latest' }])
    expect(loads).toBe(0)
    switchTo('second')
    await clock.advance(1_000)
    switchTo('third')
    await clock.advance(1_000)
    expect(sent.slice(1)).toEqual([
      { id: 'second', tag: 'second:latest' },
      { id: 'third', tag: 'third:latest' },
    ])
    expect(loads).toBe(2)
  })

  it('is told once there is one', async () => {
    const { active } = engine
    engine.active = null
    slot.open(Promise.resolve(engine))
    watch.start()
    await clock.advance(2_000)
    expect(sent).toEqual([])
    engine.active = active
    await clock.advance(1_000)
    expect(sent).toHaveLength(1)
    expect(loads).toBe(0)
  })

  it('that cannot be read is said once, and looked for again', async () => {
    slot.open(Promise.resolve(engine))
    const read = engine.activeVersion
    engine.activeVersion = (): Version | null => {
      throw new TypeError('broken')
    }
    watch.start()
    await clock.advance(5_000)
    expect(logged.filter((line) => line.includes('looking at which version serves'))).toHaveLength(1)
    engine.activeVersion = read
    await clock.advance(1_000)
    expect(sent).toHaveLength(1)
  })

  it('is looked at no more when it is closed', async () => {
    slot.open(Promise.resolve(engine))
    watch.start()
    await clock.advance(1_000)
    watch.close()
    switchTo('second')
    await clock.advance(5_000)
    expect(sent).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('of an engine that does not open is none', async () => {
    slot.refuse('The disk is full.')
    watch.start()
    await clock.advance(1_000)
    expect([sent, logged]).toEqual([[], []])
  })
})
