import type { EventKind } from '#contracts/event'
import { suggestionRow } from '#test/store/suggestionRow'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from './store'

let store: Store
let at = 0

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

const became = (suggestionId: string, ...kinds: EventKind[]): void => {
  for (const kind of kinds)
    store.events.add({ id: `${suggestionId} ${kind}`, suggestionId, kind, at: ++at, confidence: 'reported' })
}
const ids = (only: Partial<Parameters<Store['decidedSuggestions']>[0]> = {}): string[] =>
  store.decidedSuggestions({ client: 'editor', limit: 9, ...only }).map(({ id }) => id)

test('what a person decided on comes with its rating, the newest decision first', () => {
  for (const id of ['a', 'b', 'c', 'open']) store.suggestions.add(suggestionRow(id))
  store.suggestions.add(suggestionRow('other', { path: 'Other.cs' }))
  store.suggestions.add(suggestionRow('replayed', { client: 'replay' }))
  became('replayed', 'accepted')
  became('b', 'shown', 'accepted')
  became('open', 'shown')
  became('c', 'shown', 'ignored')
  became('a', 'shown', 'rejected')
  became('other', 'shown', 'rejected')
  became('b', 'undone')
  store.ratings.set({ suggestionId: 'c', stars: null, at: 9, expected: 'x', comment: 'why' })
  expect(ids()).toEqual(['other', 'a', 'c', 'b'])
  expect(ids({ limit: 2 })).toEqual(['other', 'a'])
  expect(ids({ became: ['accepted', 'ignored'] })).toEqual(['c', 'b'])
  const { workspace, path, text, language } = suggestionRow('a')
  expect(ids({ file: { workspace, path } })).toEqual(['a', 'c', 'b'])
  expect(ids({ file: { workspace: '/elsewhere', path } })).toEqual([])
  expect(store.decidedSuggestions({ client: 'editor', limit: 9 }).slice(2)).toEqual([
    {
      ...{ id: 'c', path, text, language, surface: 'inline', became: 'ignored', undone: false },
      ...{ decidedAt: expect.any(Number) as number, stars: null, expected: 'x', comment: 'why' },
    },
    expect.objectContaining({ id: 'b', became: 'accepted', undone: true, stars: null }),
  ])
})
