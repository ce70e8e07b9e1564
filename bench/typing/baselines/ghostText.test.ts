import { expect, test } from 'vitest'
import { ghostText } from './ghostText'

test.each([
  ['total\nnext', '', 'total\nnext'],
  ['(a), b)', ')', '(a), b'],
  ['a) {', ')', 'a'],
  ['a + b', ')', null],
  [')', ')', null],
])('of %j over %j it draws %j', (suggestion, replaced, drawn) => {
  expect(ghostText(suggestion, replaced)).toBe(drawn)
})
