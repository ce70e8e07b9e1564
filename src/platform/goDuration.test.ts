import { expect, test } from 'vitest'
import { parseGoDuration } from './goDuration'

test.each([
  ['0', 0],
  ['30m', 1_800_000],
  ['1h30m', 5_400_000],
  ['1.5s', 1500],
  ['.5s', 500],
  ['250µs', 0.25],
  ['-1m', -60_000],
])('%s is %d ms', (text, expected) => {
  expect(parseGoDuration(text)).toBe(expected)
})

test.each([
  ['5', 'time: missing unit in duration "5"'],
  ['1d', 'time: unknown unit "d" in duration "1d"'],
  ['', 'time: invalid duration ""'],
  ['5 m', 'time: missing unit in duration "5 m"'],
])('"%s" is none, in the words of Go', (text, sentence) => {
  expect(() => parseGoDuration(text)).toThrow(new RangeError(sentence))
})
