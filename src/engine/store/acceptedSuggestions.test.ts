import { expect, test } from 'vitest'
import type { Surface } from '#contracts/suggestion'
import { suggestionRow } from '#test/store/suggestionRow'
import { openStore } from './store'

test('what was accepted at a cursor is told apart from what was asked for in words', () => {
  const store = openStore(':memory:')
  for (const surface of ['inline', 'generate', 'chat'] satisfies Surface[]) {
    store.suggestions.add(suggestionRow(surface, { surface }))
    for (const kind of ['shown', 'accepted'] as const) {
      store.events.add({
        id: `${surface} ${kind}`,
        suggestionId: surface,
        kind,
        at: 1,
        confidence: 'reported',
      })
    }
  }
  const ids = (surface?: Surface) =>
    store.acceptedSuggestions(surface ? { surface } : {}).map(({ suggestion }) => suggestion.id)
  expect(ids('inline')).toEqual(['inline'])
  expect(ids()).toEqual(['inline', 'generate', 'chat'])
  // Nobody can accept what is said in a chat, so that it would only make acceptance look worse.
  expect(store.suggestions.countByVersion().get('v1')).toBe(2)
  expect(store.events.counts().shown).toBe(2)
  store.close()
})
