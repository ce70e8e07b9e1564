import { eventKindSchema, passedOverReasonSchema } from '#contracts/event'
import { openStore } from '#engine/store/store'
import { seededRandom } from '#platform/seededRandom'
import { suggestionRow } from '#test/store/suggestionRow'
import { afterAll, describe, expect, test } from 'vitest'
import { EventRecord } from './eventRecord'
import { type Report, settleEvents } from './settleEvents'

const said = (text: string): Report[] =>
  text.split(', ').map((each, at) => {
    const [kind, confidence] = each.split(' ')
    return {
      ...{ suggestionId: 's', kind: eventKindSchema.parse(kind), at },
      confidence: confidence === 'inferred' ? confidence : 'reported',
    }
  })

test.each([
  ['accepted, rejected', 'shown accepted'],
  ['rejected, accepted', 'shown accepted'],
  ['shown, ignored, rejected', 'shown rejected'],
  ['shown, rejected, typedThrough', 'shown typedThrough'],
  ['ignored', ''],
  ['ignored, shown', 'shown ignored'],
  ['undone, rejected', 'shown rejected'],
  ['accepted, undone', 'shown accepted undone'],
  ['shown, notSeen', 'notSeen'],
  ['shown, notSeen, shown', 'shown'],
  ['shown, notSeen, accepted', 'shown accepted'],
  ['shown, notSeen, ignored inferred', 'notSeen'],
  ['shown, ignored, typedThrough inferred', 'shown ignored'],
  ['shown, ignored inferred, typedThrough inferred', 'shown typedThrough'],
  ['partiallyAccepted, rejected', 'shown partiallyAccepted'],
  ['partiallyAccepted, accepted', 'shown partiallyAccepted accepted'],
  ['accepted, partiallyAccepted', 'shown accepted'],
])('%s: %s', (reports, expected) => {
  const kinds = settleEvents(said(reports)).map(({ kind }) => kind)
  expect(kinds.join(' ')).toBe(expected)
})

test('what a key confirms is shown for sure, from its first moment', () => {
  expect(settleEvents(said('shown inferred, shown'))).toEqual([
    { suggestionId: 's', kind: 'shown', at: 0, confidence: 'reported' },
  ])
})

test('of an end the surest reason is kept, and one that says nothing is none', () => {
  const [shown, ignored] = said('shown, ignored') as [Report, Report]
  const inferred = { ...ignored, confidence: 'inferred', reason: 'superseded' } as const
  const reasons = (...reports: Report[]): unknown[] =>
    settleEvents([shown, ...reports]).flatMap(({ reason }) => reason ?? [])
  expect(reasons(inferred, { ...ignored, reason: 'left' })).toEqual(['left'])
  expect(reasons({ ...ignored, reason: 'unknown' }, { ...ignored, reason: 'left' })).toEqual(['left'])
})

describe('in any order', () => {
  const store = openStore(':memory:')
  afterAll(() => {
    store.close()
  })

  /** What is stored of a suggestion of which this was said. */
  function rowsOf(suggestionId: string, reports: readonly Report[]): string[] {
    store.suggestions.add(suggestionRow(suggestionId))
    const record = new EventRecord(store)
    for (const report of reports) record.add({ ...report, suggestionId })
    return store.events
      .forSuggestion(suggestionId)
      .map((event) => JSON.stringify({ ...event, id: '', suggestionId: '' }))
      .sort()
  }

  test('reports end in the same rows', () => {
    const random = seededRandom('any order')
    const below = (limit: number): number => Math.floor(random() * limit)
    for (let round = 0; round < 300; round++) {
      const reports = Array.from({ length: 2 + below(6) }, (): Report => {
        const kind = eventKindSchema.options[below(eventKindSchema.options.length)]!
        const counts = kind === 'partiallyAccepted' || kind === 'typedThrough'
        const isEnd = kind === 'ignored' || kind === 'notSeen'
        return {
          ...{ suggestionId: 's', kind, at: below(4) },
          confidence: random() < 0.5 ? 'reported' : 'inferred',
          ...(counts && { acceptedCharacters: 1 + below(3) }),
          ...(isEnd && { reason: passedOverReasonSchema.options[below(4)]!, visibleMs: below(900) }),
        }
      })
      const order = reports.toSorted(() => random() - 0.5)
      const rows = rowsOf(`given ${round}`, reports)
      expect(rowsOf(`shuffled ${round}`, order), JSON.stringify(reports)).toEqual(rows)
    }
  })

  test('what an earlier process stored counts like what was said', () => {
    store.suggestions.add(suggestionRow('s'))
    for (const report of said('shown, ignored, accepted, undone')) new EventRecord(store).add(report)
    expect(store.events.forSuggestion('s').map(({ kind }) => kind)).toEqual(['shown', 'accepted', 'undone'])
  })
})
