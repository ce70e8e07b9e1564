/**
 * The rules by which reports become events. A suggestion ends once: what the client reports wins over what was
 * inferred, an accept over everything, and whatever contradicts it later is dropped. An undo stands beside its accept.
 */
import { type EventKind, type SuggestionEvent } from '#contracts/event'
import { type Store } from '#engine/store/store'
import { randomUUID } from 'node:crypto'

export type Report = Pick<
  SuggestionEvent,
  'suggestionId' | 'kind' | 'at' | 'confidence' | 'acceptedCharacters'
>

export type Recorded = 'recorded' | 'alreadyKnown' | 'neverShown' | 'neverAccepted' | 'unknownSuggestion'

export function recordEvent(
  store: Pick<Store, 'suggestions' | 'events' | 'transaction'>,
  report: Report,
): Recorded {
  const { suggestionId, kind } = report
  return store.transaction(() => {
    if (store.suggestions.get(suggestionId) === undefined) return 'unknownSuggestion'
    const earlier = store.events.forSuggestion(suggestionId)
    if (kind === 'ignored' && !earlier.some((event) => event.kind === 'shown')) return 'neverShown'
    if (kind === 'undone' && !earlier.some((event) => event.kind === 'accepted')) return 'neverAccepted'
    if (kind === 'partiallyAccepted' && isNoNews(report, earlier)) return 'alreadyKnown'
    if (earlier.some((event) => stronger(kind).includes(event.kind))) return 'alreadyKnown'
    for (const disproved of weaker(kind)) store.events.remove(suggestionId, disproved)
    if (kind !== 'shown')
      store.events.add({
        id: randomUUID(),
        suggestionId,
        kind: 'shown',
        at: report.at,
        confidence: 'inferred',
      })
    return store.events.add({ ...report, id: randomUUID() }) ? 'recorded' : 'alreadyKnown'
  })
}

/** Partial accepts count from the start of the suggestion, so only a longer one is new. */
function isNoNews(report: Report, earlier: readonly SuggestionEvent[]): boolean {
  return earlier.some(
    (event) =>
      event.kind === 'partiallyAccepted' &&
      (event.acceptedCharacters ?? 0) >= (report.acceptedCharacters ?? 0),
  )
}

/** Ends that stand against a report of this kind. */
function stronger(kind: EventKind): EventKind[] {
  if (kind === 'ignored') return ['accepted', 'partiallyAccepted', 'typedThrough', 'rejected']
  if (kind === 'rejected') return ['accepted', 'partiallyAccepted', 'typedThrough']
  return kind === 'partiallyAccepted' || kind === 'typedThrough' ? ['accepted'] : []
}

/** Ends that a report of this kind takes back. */
function weaker(kind: EventKind): EventKind[] {
  switch (kind) {
    case 'accepted':
      return ['rejected', 'ignored', 'typedThrough']
    case 'partiallyAccepted':
    case 'typedThrough':
      return ['rejected', 'ignored']
    case 'rejected':
      return ['ignored']
    case 'shown':
    case 'ignored':
    case 'undone':
      return []
  }
}
