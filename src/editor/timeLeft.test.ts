import { expect, test } from 'vitest'
import { timeLeft } from './timeLeft'

test.each<[number | null, string]>([
  [null, 'until you resume'],
  [900_000, 'for another 15 minutes'],
  [899_999, 'for another 15 minutes'],
  [60_001, 'for another 2 minutes'],
  [60_000, 'for another minute'],
  [-5, 'for another minute'],
])('paused until %s', (left, expected) => {
  expect(timeLeft(left === null ? null : 5_000_000 + left, 5_000_000)).toBe(expected)
})
