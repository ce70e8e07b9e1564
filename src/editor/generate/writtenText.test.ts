import { expect, test } from 'vitest'
import type { Change } from '#editor/suggestions/change'
import { WrittenText } from './writtenText'

/** A document in which a text is written; `[` and `]` stand around what is replaced, or around what is written. */
function writing(marked: string) {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1]
  let text = marked.replace('[', '').replace(']', '')
  const written = new WrittenText(start, end)
  const apply = ({ offset, length, text: inserted }: Change): void => {
    text = text.slice(0, offset) + inserted + text.slice(offset + length)
  }
  return {
    written,
    write(wanted: string): void {
      const change = written.toWrite(text.slice(written.start, written.end), wanted)
      if (change === null) return
      written.expect(change)
      apply(change)
      expect(written.changed([change])).toBe('own')
    },
    /** Somebody else's change. */
    edit(offset: number, length: number, inserted: string) {
      const change = { offset, length, text: inserted }
      apply(change)
      return written.changed([change])
    },
    now: () =>
      `${text.slice(0, written.start)}[${text.slice(written.start, written.end)}]${text.slice(written.end)}`,
  }
}

test('a text grows at a cursor, and only what is new is written', () => {
  const { written, write, now } = writing('a(); [] b();')
  write('one')
  write('one two')
  expect(now()).toBe('a(); [one two] b();')
  expect(written.toWrite('one two', 'one two three')).toEqual({ offset: 12, length: 0, text: ' three' })
  expect(written.toWrite('one two', 'one two')).toBeNull()
  expect(written.toWrite('one two', 'once')).toEqual({ offset: 7, length: 5, text: 'ce' })
  expect(written.touched).toBe(false)
})

test('a selection is replaced', () => {
  const { write, now } = writing('a(); [old();] b();')
  write('new();')
  write('new();\nnewer();')
  expect(now()).toBe('a(); [new();\nnewer();] b();')
})

test.each([
  ['before it', 0, 1, 'abc', 'elsewhere', 'abc [text] b'],
  ['at its beginning', 2, 0, 'X', 'elsewhere', 'a X[text] b'],
  ['at its end', 6, 0, 'X', 'elsewhere', 'a [text]X b'],
  ['behind it', 7, 1, '', 'elsewhere', 'a [text] '],
  ['in it', 3, 1, 'EEE', 'inside', 'a [tEEExt] b'],
  ['across its beginning', 1, 2, '-', 'inside', 'a-[ext] b'],
  ['across its end', 5, 2, '-', 'inside', 'a [tex]-b'],
  ['all of it', 2, 4, '', 'inside', 'a [] b'],
  ['around it', 1, 6, '', 'inside', 'a[]b'],
] as const)('it follows an edit %s', (_, offset, length, text, touch, after) => {
  const { written, edit, now } = writing('a [text] b')
  expect(edit(offset, length, text)).toBe(touch)
  expect(now()).toBe(after)
  expect(written.touched).toBe(true)
})

test('writing goes on where the text has moved to', () => {
  const { write, edit, now } = writing('a []')
  write('one')
  edit(0, 0, '// new\n')
  write('one two')
  expect(now()).toBe('// new\na [one two]')
})

test('a change that is like none of ours is not taken for one, once ours did not come', () => {
  const { written } = writing('a []')
  const change = { offset: 2, length: 0, text: 'x' }
  written.expect(change)
  written.expect(null)
  expect(written.changed([change])).toBe('elsewhere')
})
