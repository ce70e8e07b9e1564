/** What is reported and inferred of suggestions, on its way to the events that are stored of them. */
import { type EventKind, type SuggestionEvent } from '#contracts/event'
import { type Store } from '#engine/store/store'
import { type Clock } from '#platform/clock'
import { EventRecord } from './eventRecord'
import { keepNewest } from './keepNewest'
import { type Report } from './settleEvents'

/** What a report says besides its suggestion and kind; `confidence` is `reported` unless it says otherwise. */
export type Said = {
  readonly [Fact in 'confidence' | 'acceptedCharacters' | 'reason' | 'visibleMs' | 'at']?:
    SuggestionEvent[Fact] | undefined
}

export interface SuggestionReportsParts {
  readonly store: Pick<Store, 'suggestions' | 'events' | 'transaction'>
  readonly clock: Clock
  readonly isRecorded: (suggestionId: string) => boolean
  /** Runs what is to be stored in its turn. */
  readonly later: (suggestionId: string, work: () => void) => void
  /** Told at once of what the client reports, also where it is not recorded. */
  readonly onEvent: (kind: EventKind, suggestionId: string) => void
  readonly onUnknown: (suggestionId: string) => void
  /** Told at once of all that is reported and inferred of what is recorded. */
  readonly onReport: (report: Report) => void
}

/** Milliseconds below which nobody has read what stood on the screen. */
const readAfter = 500

export class SuggestionReports {
  readonly #record: EventRecord
  readonly #shownAt = new Map<string, number>()

  constructor(private readonly parts: SuggestionReportsParts) {
    this.#record = new EventRecord(parts.store)
  }

  /** One that was passed over before it could be read was not seen. */
  add(suggestionId: string, given: EventKind, { at = this.parts.clock.now(), ...said }: Said = {}): void {
    const shownAt = this.#shownAt.get(suggestionId)
    if (given === 'shown' && shownAt === undefined) keepNewest(this.#shownAt, suggestionId, at)
    // Nothing of it stands on the screen, so that nothing can be concluded of it.
    if (given === 'ignored' && said.confidence === 'inferred' && shownAt === undefined) return
    const isEnd = given !== 'shown' && given !== 'partiallyAccepted' && given !== 'undone'
    const visibleMs =
      said.visibleMs ?? (isEnd && shownAt !== undefined ? Math.max(0, at - shownAt) : undefined)
    const kind = given === 'ignored' && visibleMs !== undefined && visibleMs < readAfter ? 'notSeen' : given
    if (kind === 'notSeen') this.#shownAt.delete(suggestionId)
    const { isRecorded, later, onEvent, onUnknown, onReport } = this.parts
    if (said.confidence !== 'inferred' || kind === 'shown') onEvent(kind, suggestionId)
    if (!isRecorded(suggestionId)) return
    const confidence = said.confidence ?? 'reported'
    const report = { ...said, suggestionId, kind, at, confidence, visibleMs }
    onReport(report)
    later(suggestionId, () => {
      const known = this.#record.add(report)
      if (!known) onUnknown(suggestionId)
    })
  }
}
