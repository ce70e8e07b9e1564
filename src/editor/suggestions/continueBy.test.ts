import { expect, test } from 'vitest'
import type { Change } from './change'
import { type Place, continueBy } from './continueBy'

const cursor = 10
const start: Place = { taken: 0, cursor, before: '    ab', closers: '' }
const inserted = (text: string, place = start): Change => ({ offset: place.cursor, length: 0, text })

/** What is left of a suggestion after a change, and what the editor closed behind the cursor; null when it ends. */
function after(text: string, change: Change, place = start, takesPart = false): string | null {
  const continued = continueBy(place, text, change, takesPart)
  if (continued === null) return null
  const { taken, cursor: at, closers } = continued.place
  return `${at} ${continued.by}: ${JSON.stringify(text.slice(taken))}${closers && ` before ${closers}`}`
}

test.each<[string, string, Change, string | null]>([
  ['a character', 'xyz', inserted('x'), '11 hand: "yz"'],
  ['another character', 'xyz', inserted('q'), null],
  ['several at once', 'xyz', inserted('xy'), '12 part: "z"'],
  ['more than it', 'xyz', inserted('xyzz'), null],
  ['elsewhere before', 'xyz', { offset: 2, length: 0, text: 'x' }, null],
  ['elsewhere behind', 'xyz', { offset: 12, length: 0, text: 'x' }, null],
  ['Enter with its indentation', '\n    xyz', inserted('\n    '), '15 hand: "xyz"'],
  ['Enter in a document of Windows lines', '\n  xyz', inserted('\r\n  '), '14 hand: "xyz"'],
  ['Enter with another indentation', '\n    xyz', inserted('\n  \n'), null],
  ['the Tab key in its indentation', '        xyz', inserted('    '), '14 hand: "    xyz"'],
  ['a line of it', 'x\ny', inserted('x\r\n'), '13 part: "y"'],
  ['an opened bracket that is closed at once', '(x);', inserted('()'), '11 hand: "x);" before )'],
  ['a pair that it does not begin with', 'x()', inserted('()'), null],
  ['from the list, with what was typed', 'cdef', { offset: 8, length: 2, text: 'abcd' }, '12 hand: "ef"'],
  ['from the list, with other letters', 'cdef', { offset: 8, length: 2, text: 'ABcd' }, null],
  ['all of it, with what was typed', 'cdef', { offset: 8, length: 2, text: 'abcdef' }, '14 part: ""'],
  ['a list that replaces more than the line has', 'x', { offset: 1, length: 9, text: 'x' }, null],
  ['a deletion before it', 'xyz', { offset: 9, length: 1, text: '' }, null],
])('%s', (_, text, change, expected) => {
  expect(after(text, change)).toBe(expected)
})

const opened: Place = { taken: 1, cursor: 11, before: '    ab(', closers: ')' }

test.each<[string, string, Change, string | null]>([
  ['the closed bracket typed over', '();', { offset: 11, length: 1, text: ')' }, '12 hand: ";"'],
  ['a second pair', '([x]);', inserted('[]', opened), '12 hand: "x]);" before ])'],
  ['all the rest in its place', '(x);', { offset: 11, length: 1, text: 'x);' }, '14 part: ""'],
  ['typed back with the bracket', '(x);', { offset: 10, length: 2, text: '' }, '10 hand: "(x);"'],
  ['typed back', '(x);', { offset: 10, length: 1, text: '' }, '10 hand: "(x);" before )'],
  ['typed back beyond it', '(x);', { offset: 9, length: 2, text: '' }, null],
  ['more behind the cursor than was closed', '(x);', { offset: 11, length: 2, text: 'x);' }, null],
])('behind an opened bracket: %s', (_, text, change, expected) => {
  expect(after(text, change, opened)).toBe(expected)
})

test('what was asked for by word is a part, be it a pair or a character', () => {
  expect(after('();', inserted('()'), start, true)).toBe('12 part: ";"')
  expect(after('(x', inserted('('), start, true)).toBe('11 part: "x"')
})
