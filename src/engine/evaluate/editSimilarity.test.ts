import { expect, test } from 'vitest'
import { editSimilarity } from './editSimilarity'

test.each([
  ['return x;', 'return x;', 1],
  ['  return x; ', 'return x;', 1],
  ['', '', 1],
  ['', 'abcd', 0],
  ['abcd', 'abce', 0.75],
])('%j against %j is %d', (answer, expected, similarity) => {
  expect(editSimilarity(answer, expected)).toBe(similarity)
})
