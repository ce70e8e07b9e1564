import { expect, test } from 'vitest'
import { gain } from './gain'

test('a gain says its sign and its interval', () => {
  expect(gain({ mean: 0.0884, low: -0.0361, high: 0.1449 })).toBe('+0.088, 95 % between −0.036 and +0.145')
})

test('what rounds to zero has no sign', () => {
  expect(gain({ mean: -0.0004, low: 0, high: 0.0004 })).toBe('0.000, 95 % between 0.000 and 0.000')
})
