import { beforeAll, describe, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { BASELINES, ours } from './clients'
import { leadOf } from './leadOf'
import { type Setting, measure } from './measure'
import type { Measures } from './measures'

/** A short form of the benchmark; time is virtual, so it says the same on every machine. */
const SEEDS = [7]

beforeAll(loadParsers)

describe.each([
  { firstTokenMs: 50, rightShare: 0.3 },
  { firstTokenMs: 800, rightShare: 0.6 },
])('$firstTokenMs ms to the first token, $rightShare right', (setting: Setting) => {
  test('ours gets more out of the model than every baseline, no later and no less often', async () => {
    const apprentice = await measure(ours, setting, SEEDS)
    const others: Measures[] = []
    for (const makeClient of Object.values(BASELINES)) others.push(await measure(makeClient, setting, SEEDS))
    const lead = leadOf(apprentice, others)
    expect(lead.economy).toBeGreaterThanOrEqual(1.3)
    expect(lead.ghostMs).toBeGreaterThanOrEqual(0)
    expect(lead.validShare).toBeGreaterThanOrEqual(0)
    expect(apprentice.typed.p95).toBe(0)
  })
})

test('a run says the same as the one before it', async () => {
  const setting = { firstTokenMs: 200, rightShare: 0.6 }
  const files = ['web/src/app/vouchers/voucher-list.component.ts']
  expect(await measure(ours, setting, [3], files)).toEqual(await measure(ours, setting, [3], files))
})
