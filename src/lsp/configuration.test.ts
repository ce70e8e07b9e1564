import { describe, expect, it } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { changedSettings, readInitialization } from './configuration'

describe('readInitialization', () => {
  it.each([[null], [undefined], [[]], [{}], [{ unknown: 1 }]])('takes %j as nothing', (given) => {
    expect(readInitialization(given)).toEqual({ kind: 'valid', initialization: {} })
  })

  it('fills settings with their defaults', () => {
    const read = readInitialization({ runtime: 'embedded', settings: { maxBlockLines: 3 } })
    expect(read).toEqual({
      kind: 'valid',
      initialization: { runtime: 'embedded', settings: settingsSchema.parse({ maxBlockLines: 3 }) },
    })
  })

  it.each([
    ['embedded', 'expected object'],
    [{ home: 7 }, 'home: '],
    [{ settings: { training: { rank: -1 } } }, 'settings.training.rank: '],
    [{ settings: { speed: 9 } }, 'settings: '],
  ])('says what is wrong with %j', (given, part) => {
    const read = readInitialization(given)
    expect(read.kind === 'invalid' && read.message).toContain(part)
  })
})

describe('changedSettings', () => {
  const inUse = { home: '/data', runtime: 'embedded' }

  it('is silent about what is in use, or not said', () => {
    expect(changedSettings(null, inUse)).toBeNull()
    expect(changedSettings({ runtime: 'embedded' }, inUse)).toBeNull()
  })

  it('is silent about recording, which the editor switches itself', () => {
    expect(changedSettings({ recording: false }, inUse)).toBeNull()
    expect(changedSettings({ recording: false }, { ...inUse, recording: true })).toBeNull()
  })

  it('names what differs', () => {
    expect(changedSettings({ runtime: 'http://127.0.0.1:11434', base: 'qwen' }, inUse)).toMatch(
      /\(runtime, base\)/,
    )
    const installed = { runtimePackages: '/p', python: '/python', registry: 'https://registry.test' }
    expect(changedSettings(installed, inUse)).toMatch(/\(runtimePackages, python, registry\)/)
    expect(changedSettings({ base: 7 }, inUse)).toMatch(/not valid: base/)
  })
})
