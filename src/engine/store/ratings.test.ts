import { openStore, type Store } from './store'
import { suggestionRow } from '#test/store/suggestionRow'
import { afterEach, beforeEach, expect, test } from 'vitest'

let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

test('ratings are one a suggestion, the latest, and are averaged by version', () => {
  for (const id of ['a', 'b']) store.suggestions.add(suggestionRow(id))
  store.suggestions.add(suggestionRow('c', { client: 'replay' }))
  store.ratings.set({ suggestionId: 'a', stars: 1, at: 1, expected: null, comment: null })
  for (const [suggestionId, stars] of [
    ['a', 5],
    ['b', 2],
    ['c', 1],
  ] as const)
    store.ratings.set({ suggestionId, stars, at: 2, expected: 'int total;', comment: 'Too short.' })
  // Words alone are no stars, and count in no mean.
  store.suggestions.add(suggestionRow('d'))
  store.ratings.set({ suggestionId: 'd', stars: null, at: 2, expected: 'x', comment: '' })
  expect(store.ratings.get('a')).toEqual({
    suggestionId: 'a',
    stars: 5,
    at: 2,
    expected: 'int total;',
    comment: 'Too short.',
  })
  expect(store.ratings.get('none')).toBeUndefined()
  expect([...store.ratings.byVersion({ client: 'editor' })]).toEqual([['v1', { stars: 3.5, ratings: 2 }]])
  expect(() =>
    store.ratings.set({ suggestionId: 'none', stars: 3, at: 3, expected: null, comment: null }),
  ).toThrow(/refused a row/)
  expect(() =>
    store.ratings.set({ suggestionId: 'a', stars: 6, at: 3, expected: null, comment: null }),
  ).toThrow()
})
