import { seededRandom } from '#platform/seededRandom'
import { describe, expect, test } from 'vitest'
import { moveRange, smallestChange } from './trackedRange'

describe('a range', () => {
  // The tracked text is `cdef` in `abcdefgh`.
  const cases: readonly [name: string, change: [number, number, string], text: string][] = [
    ['is moved by an edit before it', [0, 1, 'xyz'], 'cdef'],
    ['stays at an edit after it', [6, 8, ''], 'cdef'],
    ['does not take in text put at its start', [2, 2, 'x'], 'cdef'],
    ['does not take in text put at its end', [6, 6, 'x'], 'cdef'],
    ['takes in text put inside', [4, 4, 'x'], 'cdxef'],
    ['takes in what replaces all of it', [2, 6, 'new'], 'new'],
    ['is empty when all of it is deleted', [2, 6, ''], ''],
    ['loses its start to an edit across it', [1, 4, 'x'], 'ef'],
    ['loses its end to an edit across it', [4, 7, 'x'], 'cd'],
    ['is empty when more than it is replaced', [1, 7, 'xyz'], ''],
  ]
  test.each(cases)('%s', (_, [start, end, text], expected) => {
    const before = 'abcdefgh'
    const range = moveRange({ start: 2, end: 6 }, { start, end, text })
    const after = before.slice(0, start) + text + before.slice(end)
    expect(after.slice(range.start, range.end)).toBe(expected)
  })
})

test('through random edits it holds every character that is left of it and none from outside', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seededRandom(`edits ${seed}`)
    const upTo = (limit: number): number => Math.floor(random() * (limit + 1))
    // Capitals are the tracked text, lower case the rest, digits what is typed: each can be told in the result.
    let text = `${'abcdefghij'.repeat(2)}${'ABCDEFGHIJ'.repeat(2)}${'klmnopqrst'.repeat(2)}`
    let range = { start: 20, end: 40 }
    for (let edit = 0; edit < 12; edit++) {
      const start = upTo(text.length)
      const end = start + Math.min(upTo(6), text.length - start)
      const change = { start, end, text: '0123456789'.slice(0, upTo(5)) }
      range = moveRange(range, change)
      text = text.slice(0, start) + change.text + text.slice(end)
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThanOrEqual(text.length)
      const inside = text.slice(range.start, range.end)
      expect(inside).not.toMatch(/[a-z]/)
      expect(text.slice(0, range.start) + text.slice(range.end)).not.toMatch(/[A-Z]/)
    }
  }
})

test('an edit of the whole document is only what it changes, so that a formatter does not delete anything', () => {
  const before = 'class A {\nint x;\n}\n'
  const after = 'class A {\n    int x;\n}\n'
  const change = smallestChange(before, { start: 0, end: before.length, text: after })
  expect(change).toEqual({ start: 10, end: 10, text: '    ' })
})

test('the smallest change does the same as the change it came from', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seededRandom(`changes ${seed}`)
    const word = (): string =>
      Array.from({ length: Math.floor(random() * 8) }, () => 'ab'[Math.floor(random() * 2)]).join('')
    const [head, old, tail, text] = [word(), word(), word(), word()]
    const before = head + old + tail
    const change = smallestChange(before, { start: head.length, end: head.length + old.length, text })
    expect(before.slice(0, change.start) + change.text + before.slice(change.end)).toBe(head + text + tail)
  }
})
