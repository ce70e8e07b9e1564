import { expect, test } from 'vitest'
import { editBetween } from './editBetween'

test('texts that are the same differ nowhere', () => {
  expect(editBetween('a\nb', 'a\nb')).toBeNull()
})

test.each([
  ['ab', 'aXb', [1, 1, 2]],
  ['aXb', 'ab', [1, 2, 1]],
  ['', 'abc', [0, 0, 3]],
  // Which of the same letters was typed cannot be told, and does not matter.
  ['aa', 'aaa', [2, 2, 3]],
  ['abcabc', 'abc', [3, 6, 3]],
  // A character of two units is changed as a whole: 🙂 and 🙃 share the first, 😀 and 🙀 the last.
  ['a🙂b', 'a🙃b', [1, 3, 3]],
  ['a\u{1f600}b', 'a\u{1fa00}b', [1, 3, 3]],
])('%j became %j in one span', (before, after, [start, oldEnd, newEnd]) => {
  const edit = editBetween(before, after)
  expect([edit?.startIndex, edit?.oldEndIndex, edit?.newEndIndex]).toEqual([start, oldEnd, newEnd])
})

test('rows and columns are counted from the start', () => {
  const edit = editBetween('one\r\ntwo three\n', 'one\r\ntwo\nfour three\n')
  expect(edit).toMatchObject({
    startPosition: { row: 1, column: 3 },
    oldEndPosition: { row: 1, column: 3 },
    newEndPosition: { row: 2, column: 4 },
  })
})
