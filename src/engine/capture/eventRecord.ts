/** The events of suggestions as they are stored: each report settled with all that was said of its suggestion before. */
import { type SuggestionEvent } from '#contracts/event'
import { type Store } from '#engine/store/store'
import { randomUUID } from 'node:crypto'
import { keepNewest } from './keepNewest'
import { keyOf, type Report, settleEvents } from './settleEvents'

export class EventRecord {
  /** What was said may count again once something else is disproved; for older ones what is stored stands for it. */
  readonly #said = new Map<string, readonly Report[]>()

  constructor(private readonly store: Pick<Store, 'suggestions' | 'events' | 'transaction'>) {}

  /** False for a suggestion that is not known. */
  add(report: Report): boolean {
    const { suggestionId } = report
    const { suggestions, events, transaction } = this.store
    return transaction(() => {
      if (!suggestions.has(suggestionId)) return false
      const stored = events.forSuggestion(suggestionId)
      const said = [...(this.#said.get(suggestionId) ?? stored), report]
      keepNewest(this.#said, suggestionId, said)
      this.#write(stored, settleEvents(said))
      return true
    })
  }

  #write(stored: readonly SuggestionEvent[], settled: readonly Report[]): void {
    const wanted = new Set(settled.map(keyOf))
    for (const event of stored) if (!wanted.has(keyOf(event))) this.store.events.remove(event.id)
    for (const report of settled) {
      const old = stored.find((event) => keyOf(event) === keyOf(report))
      if (old === undefined || !isSame(old, report))
        this.store.events.set({ ...report, id: old?.id ?? randomUUID() })
    }
  }
}

function isSame(event: SuggestionEvent, report: Report): boolean {
  return Object.entries(report).every(([name, value]) => event[name as keyof SuggestionEvent] === value)
}
