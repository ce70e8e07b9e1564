import { expect, test } from 'vitest'
import { keptShare } from './keptShare'

test.each([
  [null, 0, '–'],
  [null, 40, '–'],
  [0.5, 7, '50 % (≤ 7)'],
  [0.81, 20, '81 %'],
])('kept %d of %d accepts is %s', (kept, accepted, expected) => {
  expect(keptShare(kept, accepted)).toBe(expected)
})
