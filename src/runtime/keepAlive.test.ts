import { expect, test } from 'vitest'
import { forEver, parseKeepAlive } from './keepAlive'

test.each([
  [undefined, undefined],
  [0, 0],
  [90, 90_000],
  [0.5, 500],
  [-1, forEver],
  ['0', 0],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1.5s', 1500],
  ['250ms', 250],
  ['-1m', forEver],
])('%j is %j ms', (value, expected) => {
  expect(parseKeepAlive(value)).toBe(expected)
})

test.each(['-1', '5', '', 'm', '5 m', '1d', 'forever'])('%j is refused', (value) => {
  expect(() => parseKeepAlive(value)).toThrow(expect.objectContaining({ status: 400 }))
})
