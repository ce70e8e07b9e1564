import { expect, test } from 'vitest'
import { intervalGeometry } from './intervalGeometry'

test('a gain above zero begins at zero', () => {
  expect(intervalGeometry({ mean: 0.5, low: 0.25, high: 1 }, 112)).toEqual({
    zero: 6,
    low: 31,
    mean: 56,
    high: 106,
  })
})

test('a loss below zero ends at zero', () => {
  expect(intervalGeometry({ mean: -0.5, low: -1, high: -0.25 }, 112)).toEqual({
    zero: 106,
    low: 6,
    mean: 56,
    high: 81,
  })
})

test('zero lies inside an interval that spans it', () => {
  const { zero, low, high } = intervalGeometry({ mean: 0, low: -1, high: 1 }, 112)
  expect([low, zero, high]).toEqual([6, 56, 106])
})

test('no difference at all stands in the middle', () => {
  expect(intervalGeometry({ mean: 0, low: 0, high: 0 }, 112)).toEqual({
    zero: 56,
    low: 56,
    mean: 56,
    high: 56,
  })
})
