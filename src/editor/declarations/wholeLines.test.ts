import { expect, test } from 'vitest'
import { wholeLines } from './wholeLines'

test.each([
  ['ab\ncd', 5, 'ab\ncd'],
  ['ab\ncd', 4, 'ab'],
  ['ab\r\ncd\r\nef', 6, 'ab'],
  ['abcdef', 4, 'abcd'],
])('%j in %i characters', (text, most, expected) => {
  expect(wholeLines(text, most)).toBe(expected)
})
