import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Quality } from '#contracts/quality'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { suggestionRow } from '#test/store/suggestionRow'
import { openStore, type Store } from './store'

const MINUTE = 60_000
const scoredAt = 60 * MINUTE
let store: Store

beforeEach(() => {
  store = openStore(':memory:')
  for (const id of ['a', 'b']) store.suggestions.add(suggestionRow(id))
})
afterEach(() => {
  store.close()
})

function quality(suggestionId: string, change: Partial<Quality> = {}): Quality {
  return {
    ...{ suggestionId, at: scoredAt, formula: 1, rating: null, acceptance: 1, modification: 0.5 },
    ...{ functionalCorrectness: null, retention: 0, relevance: 1, efficiency: 0.25, codeQuality: 1 },
    ...{ domainSpecificity: null, overall: 0.75 },
    ...change,
  }
}

test('a score comes back with every part, and takes the place of the one before', () => {
  store.qualities.set(quality('a', { overall: 0.1 }))
  store.qualities.set(quality('a'))
  expect(store.qualities.get('a')).toEqual(quality('a'))
  expect(store.qualities.get('b')).toBeUndefined()
})

test('the mean of a version leaves out what has no score, what was scored before, and chats', () => {
  for (const [id, change] of [
    ['c', {}],
    ['d', { versionId: 'v2' }],
    ['e', { surface: 'chat' }],
    ['f', { client: 'replay' }],
  ] as const)
    store.suggestions.add(suggestionRow(id, change))
  store.qualities.set(quality('a', { overall: 0 }))
  store.qualities.set(quality('a', { overall: 1 }))
  store.qualities.set(quality('b', { overall: 0.5 }))
  store.qualities.set(quality('c', { overall: null }))
  store.qualities.set(quality('d', { overall: 0.2 }))
  store.qualities.set(quality('e', { overall: 0 }))
  store.qualities.set(quality('f', { overall: 0 }))
  expect(store.qualities.meanByVersion({ client: 'editor' })).toEqual(
    new Map([
      ['v1', 0.75],
      ['v2', 0.2],
    ]),
  )
})

describe('outdated', () => {
  const later = scoredAt + 5 * MINUTE
  const outdated = (since = 0, until = Infinity, formula = 1): string[] =>
    store.qualities.outdated(formula, { since, until }).sort()

  test('is what has no score', () => {
    expect(outdated()).toEqual(['a', 'b'])
    store.qualities.set(quality('b'))
    expect(outdated()).toEqual(['a'])
  })

  test('is what another formula scored', () => {
    store.qualities.set(quality('a'))
    store.qualities.set(quality('b'))
    expect(outdated()).toEqual([])
    expect(outdated(0, Infinity, 2)).toEqual(['a', 'b'])
  })

  test.each([
    [
      'an event',
      (at: number) =>
        void store.events.add({ id: '1', suggestionId: 'a', kind: 'accepted', at, confidence: 'reported' }),
    ],
    [
      'an outcome',
      (at: number) => {
        store.outcomes.add({ ...outcomeFacts.survival, id: '1', suggestionId: 'a', at })
      },
    ],
    [
      'a rating',
      (at: number) => {
        store.ratings.set({ suggestionId: 'a', stars: 2, at, expected: null, comment: null })
      },
    ],
  ])('is what there is news of: %s', (_, happens) => {
    for (const id of ['a', 'b']) store.qualities.set(quality(id))
    happens(later)
    expect(outdated()).toEqual(['a'])
    expect(outdated(later)).toEqual(['a'])
    expect(outdated(later + 1)).toEqual([])
    expect(outdated(0, later)).toEqual([])
    store.qualities.set(quality('a', { at: later + 2 * MINUTE }))
    expect(outdated()).toEqual([])
  })

  test('is what may have been stored while it was scored', () => {
    store.qualities.set(quality('a'))
    store.qualities.set(quality('b'))
    const at = scoredAt - 1000
    store.events.add({ id: '1', suggestionId: 'b', kind: 'accepted', at, confidence: 'reported' })
    expect(outdated()).toEqual(['b'])
  })

  test('leaves out older suggestions without news', () => {
    expect(outdated(suggestionRow('a').createdAt + 1)).toEqual([])
  })
})

test('the next news is a suggestion, an event, an outcome or a rating, whichever came first', () => {
  const next = (since: number): number | null => store.qualities.nextNews(since)
  store.events.add({ id: '1', suggestionId: 'a', kind: 'undone', at: 2000, confidence: 'reported' })
  store.outcomes.add({ ...outcomeFacts.survival, id: '1', suggestionId: 'a', at: 3000 })
  store.ratings.set({ suggestionId: 'a', stars: 2, at: 4000, expected: null, comment: null })
  expect([0, 1001, 2001, 3001, 4001].map(next)).toEqual([1000, 2000, 3000, 4000, null])
})
