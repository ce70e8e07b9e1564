import { openStore, type Store } from './store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

describe('the job lock', () => {
  test('is held by one, until it is released', () => {
    const first = store.jobLock.acquire('training', 1000)
    expect(store.jobLock.acquire('training', 2000)).toEqual({
      kind: 'held',
      pid: process.pid,
      heartbeatAt: 1000,
    })
    expect(store.jobLock.acquire('models', 2000).kind).toBe('acquired')
    if (first.kind === 'acquired') store.jobLock.release('training', first.owner)
    expect(store.jobLock.holder('training', 2000)).toBeNull()
    expect(store.jobLock.acquire('training', 2000).kind).toBe('acquired')
  })

  test('is taken over after 30 s without a heartbeat, and its owner learns of it', () => {
    const first = store.jobLock.acquire('training', 1000)
    const owner = first.kind === 'acquired' ? first.owner : ''
    expect(store.jobLock.renew('training', owner, 20_000)).toBe(true)
    expect(store.jobLock.acquire('training', 50_000).kind).toBe('held')
    expect(store.jobLock.acquire('training', 50_001).kind).toBe('acquired')
    expect(store.jobLock.renew('training', owner, 50_002)).toBe(false)
    store.jobLock.release('training', owner)
    expect(store.jobLock.holder('training', 50_002)).not.toBeNull()
  })

  test('is taken over at once from a process that is gone, or after the clock was set back', () => {
    store.jobLock.acquire('training', 1_000_000)
    expect(store.jobLock.acquire('training', 1_000_001, { isAlive: () => false }).kind).toBe('acquired')
    expect(store.jobLock.acquire('training', 1_000).kind).toBe('acquired')
  })
})
