import { openStore, type Store } from './store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

describe('the active version', () => {
  const by = (changedAt: number) => ({ changedAt, changedBy: 'person' })
  beforeEach(() => {
    for (const id of ['a', 'b', 'c'])
      store.versions.add({
        id,
        tag: id,
        baseId: null,
        runId: null,
        sha256: null,
        state: 'base',
        createdAt: 1,
      })
  })

  test('goes back as many steps as it went forward, and forward again', () => {
    const { activeVersion } = store
    expect(activeVersion.current()).toBeUndefined()
    for (const [at, id] of ['a', 'b', 'b', 'c'].entries()) activeVersion.set(id, by(at))
    expect(activeVersion.previous()).toBe('b')
    activeVersion.set('b', by(5))
    expect(activeVersion.previous()).toBe('a')
    activeVersion.set('a', by(6))
    expect(activeVersion.previous()).toBeUndefined()
    activeVersion.set('c', by(7))
    expect(activeVersion.current()).toEqual({
      track: 'default',
      versionId: 'c',
      previousVersionId: 'a',
      ...by(7),
    })
    expect(activeVersion.history().map(({ versionId }) => versionId)).toEqual(['c', 'a', 'b', 'c', 'b', 'a'])
  })

  test('is one for each track, and one that exists', () => {
    store.activeVersion.set('a', by(1))
    store.activeVersion.set('b', by(2), 'angular')
    expect(store.activeVersion.current('angular')?.versionId).toBe('b')
    expect(store.activeVersion.current()?.versionId).toBe('a')
    expect(() => store.activeVersion.set('none', by(3))).toThrow(/refused/)
    expect(store.activeVersion.current()?.versionId).toBe('a')
  })
})
