import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { recordEverything } from '#test/record/recordEverything'
import { recorded } from './recorded'
import { recordedText } from './recordedText'

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

const NOON = new Date(2026, 4, 5, 12).getTime()

test('is read by day and file, each suggestion with what became of it', () => {
  recordEverything(store, 'a', 'MarkA', { path: 'src/A.cs', createdAt: NOON })
  recordEverything(store, 'b', 'MarkB', { path: 'src/A.cs', createdAt: NOON + 60_000 })
  recordEverything(store, 'c', 'MarkC', { path: 'src/C.cs', createdAt: NOON + 86_400_000 })
  const text = recordedText(recorded({ kind: 'all' }, 99, store))
  expect(text).toContain('In all: 3 suggestions, 6 events, 6 outcomes, 3 ratings, 3 texts written instead')
  const headings = text.split('\n').filter((line) => line.startsWith('#'))
  expect(headings).toEqual(['# 2026-05-06', '## src/C.cs  (/shop)', '# 2026-05-05', '## src/A.cs  (/shop)'])
  expect(text.slice(text.lastIndexOf('12:00:00  line'))).toBe(`12:00:00  line 4  inline  by v1  [a]
    suggested
      | MarkA();
    12:00:00  shown (inferred)
    12:00:00  accepted
    12:00:00  100 % kept after 30 s
    stands there
      | MarkA() // kept
    12:00:00  build went well: dotnet build MarkA
    written instead
      | instead MarkA
    rated     4 of 5
    expected
      | rather MarkA
    comment
      | I say MarkA
    quality   0.90
`)
})

test('of a file alone, and says where there is more than it shows', () => {
  for (const id of ['a', 'b', 'c']) recordEverything(store, id, id, { path: 'src/A.cs' })
  recordEverything(store, 'd', 'd', { path: 'src/D.cs' })
  const shown = recorded({ kind: 'file', path: '/shop/src/A.cs' }, 2, store)
  expect(shown).toMatchObject({ total: 3, sizes: { suggestions: 4 } })
  expect(shown.suggestions.map(({ suggestion }) => suggestion.id)).toEqual(['c', 'b'])
  expect(recordedText(shown)).toContain('Here: the last 2 of 3 suggestions.')
})

test('a model is called by its name, one is one, and what there is none of is not listed', () => {
  const text = recordedText({ ...recorded({ kind: 'all' }, 9, store), models: { v1: 'coder:v1' } })
  expect(text).toContain('In all: nothing.\nHere: 0 suggestions.')
  recordEverything(store, 'a', 'a', { createdAt: NOON })
  const one = recordedText({ ...recorded({ kind: 'all' }, 9, store), models: { v1: 'coder:v1' } })
  expect(one).toContain('Here: 1 suggestion.')
  expect(one).toContain('12:00:00  line 4  inline  by coder:v1  [a]')
  expect(one).not.toMatch(/: 0 |, 0 /)
})
