import { openStore, type Store } from './store'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { suggestionRow } from '#test/store/suggestionRow'
import { afterEach, beforeEach, expect, test } from 'vitest'

let store: Store

beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

const { survival, build } = outcomeFacts

test('outcomes of every kind come back as they were', () => {
  store.suggestions.add(suggestionRow('a'))
  const uncounted = { ...survival, keptCharacters: null, editDistance: null }
  const all = [...Object.values(outcomeFacts), uncounted].map((of, index) => ({
    ...of,
    id: `o${index}`,
    suggestionId: 'a',
  }))
  for (const outcome of all) store.outcomes.add(outcome)
  expect(store.outcomes.forSuggestion('a')).toEqual(all)
  expect(store.outcomes.latest(1)).toEqual(all.slice(-1))
})

test('outcomes are summed up by version: the last look of each, and the commands of a kind', () => {
  const editor = { client: 'editor' } as const
  for (const [id, versionId, client] of [
    ['a', 'v1', 'editor'],
    ['b', 'v1', 'editor'],
    ['c', 'v2', 'editor'],
    ['d', 'v1', 'replay'],
  ] as const)
    store.suggestions.add(suggestionRow(id, { versionId, client }))
  let at = 0
  const look = (suggestionId: string, keptRatio: number): void =>
    store.outcomes.add({ ...survival, id: `look ${++at}`, suggestionId, keptRatio })
  look('a', 1)
  look('b', 1)
  look('a', 0.5)
  look('d', 0)
  for (const [suggestionId, passed] of [
    ['a', true],
    ['b', false],
    ['b', true],
    ['d', false],
  ] as const)
    store.outcomes.add({ ...build, id: `build ${++at}`, suggestionId, passed })
  expect([...store.outcomes.keptByVersion(editor)]).toEqual([['v1', 0.75]])
  expect([...store.outcomes.keptByVersion()]).toEqual([['v1', 0.5]])
  expect([...store.outcomes.commandsByVersion('build', editor)]).toEqual([['v1', { passed: 2, failed: 1 }]])
  expect([...store.outcomes.commandsByVersion('test')]).toEqual([])
})
