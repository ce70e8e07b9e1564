import { expect, test } from 'vitest'
import { suggestionRow } from '#test/store/suggestionRow'
import { RejectedTexts } from './rejectedTexts'

function rejecting(...places: readonly { prefix: string; text: string }[]): RejectedTexts {
  const rejected = new RejectedTexts()
  for (const place of places) rejected.add(suggestionRow('suggestion', { path: 'a.ts', ...place }))
  return rejected
}

test.each([
  ['at the same place', 'open()\nx = ', 'alpha', true],
  ['with more of the line typed', 'open()\nx = al', 'pha', true],
  ['with less of the line', 'open()\nx ', '= alpha', true],
  ['with lines added further up', 'import a\n\nopen()\nx = ', 'alpha', true],
  ['with a blank line in between', 'open()\n\nx = ', 'alpha', true],
  ['another text', 'open()\nx = ', 'beta', false],
  ['a part of the text', 'open()\nx = ', 'alp', false],
  ['the same line below another one', 'close()\nx = ', 'alpha', false],
  ['another line', 'open()\ny = ', 'alpha', false],
])('what was rejected: %s', (_name, prefix, text, known) => {
  const rejected = rejecting({ prefix: 'open()\nx = ', text: 'alpha' })
  expect(rejected.has('a.ts', prefix, text)).toBe(known)
  expect(rejected.has('b.ts', prefix, text)).toBe(false)
})

test('the last twenty are remembered', () => {
  const all = Array.from({ length: 21 }, (_, index) => ({ prefix: `x${index} = `, text: 'alpha' }))
  const rejected = rejecting(...all)
  const known = all.map(({ prefix }) => rejected.has('a.ts', prefix, 'alpha'))
  expect(known).toEqual([false, ...Array<boolean>(20).fill(true)])
})
