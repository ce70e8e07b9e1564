import { expect, test } from 'vitest'
import { countsText } from './countsText'

test.each([
  [{ suggestions: 1, withheld: 0, examples: 0 }, '1 suggestion'],
  [{ suggestions: 2, withheld: 1, examples: 30 }, '2 suggestions, 1 answer not shown, 30 examples'],
  [{ suggestions: 0, withheld: 2, examples: 1 }, '2 answers not shown, 1 example'],
  [{ suggestions: 0, withheld: 0, examples: 0 }, 'nothing'],
])('%j is %s', (counts, text) => {
  expect(countsText(counts)).toBe(text)
})
