import { expect, test } from 'vitest'
import { seededRandom } from '#platform/seededRandom'
import { type PairedGain, bootstrapDifference } from './bootstrap'

const rows = (groups: number, each: number, gain: (group: number) => number): PairedGain[] =>
  Array.from({ length: groups * each }, (_, index) => ({
    group: `group ${index % groups}`,
    weight: 1,
    gain: gain(index % groups),
  }))

test('the same gain everywhere has no width', () => {
  const { mean, low, high } = bootstrapDifference(rows(5, 4, () => 0.3))
  for (const value of [mean, low, high]) expect(value).toBeCloseTo(0.3)
})

test('more rows of the same files do not make the interval narrower', () => {
  const few = bootstrapDifference(rows(6, 2, (group) => group))
  const many = bootstrapDifference(rows(6, 200, (group) => group))
  expect(many.high - many.low).toBeCloseTo(few.high - few.low)
})

test('the 95 % interval holds the truth about that often', () => {
  const random = seededRandom('coverage')
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let held = 0
  for (let trial = 0; trial < 200; trial++) {
    const means = Array.from({ length: 30 }, () => 1 + normal())
    const { low, high } = bootstrapDifference(rows(30, 1, (group) => means[group]!))
    if (low <= 1 && 1 <= high) held++
  }
  expect(held / 200).toBeGreaterThan(0.87)
  expect(held / 200).toBeLessThan(1)
})

test('heavier rows count for more, and nothing is nothing', () => {
  expect(
    bootstrapDifference([
      { group: 'a', weight: 3, gain: 1 },
      { group: 'b', weight: 1, gain: 0 },
    ]).mean,
  ).toBe(0.75)
  expect(bootstrapDifference([])).toEqual({ mean: 0, low: 0, high: 0 })
})
