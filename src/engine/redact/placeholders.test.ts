import { expect, test } from 'vitest'
import { replace } from './placeholders'

function replaced(text: string, ...stretches: [start: number, end: number, rule: string][]): string {
  return replace(
    [text],
    stretches.map(([start, end, rule]) => ({ start, end, rule })),
  ).parts.join('')
}

test('stretches that overlap become one, named by the earlier one of the list', () => {
  expect(replaced('abcdef', [2, 4, 'one'], [1, 3, 'two'])).toBe('a<redacted:one>ef')
  expect(replaced('abcdef', [0, 2, 'one'], [2, 4, 'two'])).toBe('<redacted:one><redacted:two>ef')
  expect(replaced('abcdef', [2, 2, 'one'])).toBe('abcdef')
})

test('a placeholder is never cut, and stays when nothing else is to be replaced', () => {
  const text = 'ab<redacted:one>cd'
  expect(replaced(text, [0, 5, 'two'])).toBe('<redacted:two>cd')
  expect(replaced(text, [10, 17, 'two'])).toBe('ab<redacted:two>d')
  expect(replaced(text, [4, 8, 'two'])).toBe(text)
  expect(replaced(text, [2, 16, 'two'])).toBe(text)
})

test('every part that a stretch touches is marked', () => {
  const { parts, found } = replace(['ab', 'cd', '', 'ef'], [{ start: 1, end: 5, rule: 'one' }])
  expect(parts).toEqual(['a<redacted:one>', '<redacted:one>', '', '<redacted:one>f'])
  expect([...found]).toEqual([['one', 1]])
})
