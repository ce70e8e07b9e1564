import { expect, test } from 'vitest'
import { starAfter } from './starAfter'

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowUp', 3, 4],
  ['ArrowRight', 4, 4],
  ['ArrowLeft', 4, 3],
  ['ArrowDown', 0, 0],
  ['Home', 3, 0],
  ['End', 1, 4],
  ['Enter', 1, -1],
  ['Tab', 1, -1],
])('%s on star %i goes to %i', (key, from, to) => {
  expect(starAfter(key, from)).toBe(to)
})
