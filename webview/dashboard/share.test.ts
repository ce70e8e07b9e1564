import { expect, test } from 'vitest'
import { percent, share } from './share'

test.each([
  [0, 0, '–'],
  [0, 7, '0 of 7'],
  [3, 19, '3 of 19'],
  [3, 20, '15 %'],
  [1, 1000, '<1 %'],
  [1234, 1234, '100 %'],
])('%d of %d is %s', (part, whole, expected) => {
  expect(share(part, whole)).toBe(expected)
})

test.each([
  [0, '0 %'],
  [0.004, '<1 %'],
  [0.005, '1 %'],
  [0.434, '43 %'],
  [0.996, '>99 %'],
  [1, '100 %'],
])('%d is %s', (ratio, expected) => {
  expect(percent(ratio)).toBe(expected)
})
