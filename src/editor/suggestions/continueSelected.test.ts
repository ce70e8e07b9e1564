import { expect, test } from 'vitest'
import { continueSelected } from './continueSelected'

test.each<[string, string, string, string, string | null]>([
  ['goes on from the entry', 'ord', 'er.Total', 'order', 'order.Total'],
  ['goes on where all of the entry was typed', 'order', '.Total', 'order', 'order.Total'],
  ['is the entry and no more', 'ord', 'er', 'order', null],
  ['stops before its end', 'ord', 'e', 'order', null],
  ['names another', 'ord', 'inal', 'order', null],
  ['has other letters where it was typed', 'Ord', 'er.Total', 'order', null],
])('a suggestion that %s', (_, typed, rest, selected, expected) => {
  expect(continueSelected(typed, rest, selected)).toBe(expected)
})
