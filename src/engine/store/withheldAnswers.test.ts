import { suggestionRow } from '#test/store/suggestionRow'
import { expect, test } from 'vitest'
import { withheldSchema } from '#contracts/withheld'
import { openStore } from './store'

test('withheld answers come back as they went in, and are counted by reason and by who asked', () => {
  const store = openStore(':memory:')
  const row = (id: string, change: object) =>
    withheldSchema.parse({ ...suggestionRow(id), at: 1, reason: 'tooShort', ...change })
  const rows = [
    row('a', {}),
    row('b', { at: 2, reason: 'repetitive', text: 'x x x' }),
    row('c', { at: 3 }),
    row('d', { at: 4, client: 'replay' }),
  ]
  for (const each of rows) store.withheld.add(each)
  expect(store.withheld.latest(9)).toEqual(rows.toReversed())
  expect(store.withheld.latest(1)).toEqual(rows.slice(3))
  expect(store.withheld.counts({ client: 'editor' })).toEqual({ tooShort: 2, repetitive: 1 })
  expect(store.withheld.counts()).toEqual({ tooShort: 3, repetitive: 1 })
  expect(() => store.withheld.add({ ...rows[0]!, id: 'e', reason: 'noVersion' as never })).toThrow()
  expect(store.suggestions.latest(9)).toEqual([])
  store.close()
})
