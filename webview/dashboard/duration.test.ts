import { expect, test } from 'vitest'
import { duration } from './duration'

test.each([
  [-5, '0 s'],
  [400, '0 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [93_100, '1 min 33 s'],
  [3_599_999, '1 h'],
  [3_725_000, '1 h 2 min'],
])('%d ms is %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected)
})
