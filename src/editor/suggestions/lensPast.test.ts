import { expect, test } from 'vitest'
import { type LensMemory, LensPast } from './lensPast'

const noon = new Date(2026, 3, 1, 12).getTime()
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

test('after three dismissals in a row it stays away until the next day, in every window', () => {
  let kept: LensMemory | undefined
  const past = new LensPast(undefined, (memory) => (kept = memory))
  for (let count = 1; count <= 3; count++) {
    expect(past.isAway(noon + count)).toBe(false)
    past.dismissed(noon + count)
  }
  expect(past.isAway(noon + hour)).toBe(true)
  expect(new LensPast(kept).isAway(noon + hour)).toBe(true)
  expect(past.isAway(noon + day)).toBe(false)
  // And then it takes three again.
  past.dismissed(noon + day)
  expect(past.isAway(noon + day)).toBe(false)
})

test('a rating between them begins a new row, and ends the time away', () => {
  const past = new LensPast()
  past.dismissed(noon)
  past.dismissed(noon)
  past.rated()
  past.dismissed(noon)
  expect(past.isAway(noon)).toBe(false)
  past.dismissed(noon)
  past.dismissed(noon)
  expect(past.isAway(noon)).toBe(true)
  past.rated()
  expect(past.isAway(noon)).toBe(false)
})

test('a file has six an hour, each counted once; another file has its own', () => {
  const past = new LensPast()
  for (let count = 0; count < 6; count++) {
    const lens = { id: `s${count}`, uri: 'file:///a.ts' }
    expect(past.isEnough(lens, noon + count * minute)).toBe(false)
    past.seen(lens, noon + count * minute)
    past.seen(lens, noon + count * minute + 1)
  }
  const next = { id: 'next', uri: 'file:///a.ts' }
  expect(past.isEnough(next, noon + 10 * minute)).toBe(true)
  expect(past.isEnough({ id: 's5', uri: 'file:///a.ts' }, noon + 10 * minute)).toBe(false)
  expect(past.isEnough({ id: 'next', uri: 'file:///b.ts' }, noon + 10 * minute)).toBe(false)
  expect(past.isEnough(next, noon + hour)).toBe(false)
})
