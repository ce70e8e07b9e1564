import { afterEach, beforeEach, expect, test } from 'vitest'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { suggestionRow } from '#test/store/suggestionRow'
import { openStore, type Store } from './store'

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

const ids = (after = 0, limit = 99): string[] =>
  store.taughtSuggestions({ workspace: '/shop', after, limit }).map(({ suggestion }) => suggestion.id)

function event(suggestionId: string, kind: 'accepted' | 'rejected' | 'shown' | 'ignored'): void {
  store.events.set({ id: `${suggestionId} ${kind}`, suggestionId, kind, at: 2000, confidence: 'reported' })
}

test('those that say something come page by page, with all that is known', () => {
  for (const id of ['accepted', 'shown', 'rejected', 'ignored', 'rated', 'written'])
    store.suggestions.add(suggestionRow(id))
  store.suggestions.add(suggestionRow('elsewhere', { workspace: '/other' }))
  store.suggestions.add(suggestionRow('replayed', { client: 'replay' }))
  event('accepted', 'shown')
  for (const id of ['accepted', 'elsewhere', 'replayed']) event(id, 'accepted')
  event('shown', 'shown')
  event('rejected', 'rejected')
  event('ignored', 'ignored')
  store.ratings.set({ suggestionId: 'rated', stars: null, at: 3000, expected: 'int total;', comment: null })
  const written = { at: 4000, afterSeconds: 30, text: 'int sum;', endedBy: 'time' } as const
  store.writtenInstead.set({ suggestionId: 'written', ...written })
  store.outcomes.add({ id: 'o', suggestionId: 'accepted', ...outcomeFacts.survival })

  expect(ids()).toEqual(['accepted', 'rejected', 'rated', 'written'])
  const [first, second] = store.taughtSuggestions({ workspace: '/shop', after: 0, limit: 2 })
  expect(first).toMatchObject({
    suggestion: suggestionRow('accepted'),
    events: [{ kind: 'shown' }, { kind: 'accepted' }],
    outcomes: [{ kind: 'survival' }],
    ...{ rating: null, written: null, quality: null, instruction: null, wentWellLater: false },
  })
  expect(ids(second!.sequence)).toEqual(['rated', 'written'])
  expect(ids(second!.sequence, 1)).toEqual(['rated'])
})

test.each<[string, { at: number; command?: string; workspace?: string }, boolean]>([
  ['the same command later', { at: 7000 }, true],
  ['the same command before', { at: 5000 }, false],
  ['the same command days later', { at: 200_000_000 }, false],
  ['another command', { at: 7000, command: 'dotnet build Other.sln' }, false],
  ['the same command in another folder', { at: 7000, workspace: '/other' }, false],
])('what failed is known to go well by %s', (_, { workspace = '/shop', ...change }, expected) => {
  store.suggestions.add(suggestionRow('a'))
  store.suggestions.add(suggestionRow('b', { workspace }))
  event('a', 'accepted')
  store.outcomes.add({ id: 'failed', suggestionId: 'a', ...outcomeFacts.build })
  const passed = { passed: true, exitCode: 0, because: 'coveredItsFile' } as const
  store.outcomes.add({ id: 'passed', suggestionId: 'b', ...outcomeFacts.build, ...passed, ...change })
  expect(store.taughtSuggestions({ workspace: '/shop', after: 0, limit: 9 })[0]?.wentWellLater).toBe(expected)
})
