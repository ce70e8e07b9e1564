/** Looks at each accepted text again after a while, or when its document closes, and says what stands there. */
import { type Suggestion } from '#contracts/suggestion'
import { type Clock } from '#platform/clock'
import { keptRatio } from './keptRatio'
import { type Followed, type OpenDocuments } from './openDocuments'

export interface Look {
  /** As it was made, not redacted; it only lives in memory. */
  readonly suggestion: Suggestion
  readonly at: number
  readonly afterSeconds: number
  readonly keptRatio: number
  /** Not redacted. */
  readonly finalText: string
}

interface Pending {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  readonly followed: Followed
  readonly timer: AbortController
}

export interface SurvivalWatchParts {
  readonly documents: OpenDocuments
  readonly clock: Clock
  readonly survivalSeconds: number
  readonly onLook: (look: Look) => void
}

export class SurvivalWatch {
  readonly #parts: SurvivalWatchParts
  readonly #pending = new Map<string, Pending>()

  constructor(parts: SurvivalWatchParts) {
    this.#parts = parts
  }

  /** @param offset where the suggestion begins in the document */
  accepted(suggestion: Suggestion, uri: string, offset: number): void {
    const { documents, clock, survivalSeconds } = this.#parts
    const followed = documents.follow(uri, suggestion.text, offset)
    if (followed === null || this.#pending.has(suggestion.id)) return
    const pending = { suggestion, acceptedAt: clock.now(), followed, timer: new AbortController() }
    this.#pending.set(suggestion.id, pending)
    clock.delay(survivalSeconds * 1000, pending.timer.signal).then(
      () => this.#look(pending),
      // Aborted: it was looked at earlier, or the program ends.
      () => undefined,
    )
  }

  /** The share that stands now of a text whose look is still to come. */
  ratioNow(suggestionId: string): number | null {
    const pending = this.#pending.get(suggestionId)
    const now = pending?.followed.now() ?? null
    return pending && now !== null ? keptRatio(pending.suggestion.text, now) : null
  }

  /** To be told before the document is let go: a person who closes it has finished with it. */
  documentCloses(uri: string): void {
    for (const pending of [...this.#pending.values()]) if (pending.followed.uri === uri) this.#look(pending)
  }

  /** Texts that stood for half the time are looked at; for younger ones it is too early to say anything. */
  close(): void {
    const { clock, survivalSeconds } = this.#parts
    for (const pending of [...this.#pending.values()]) {
      if (clock.now() - pending.acceptedAt >= survivalSeconds * 500) this.#look(pending)
      else this.#end(pending)
    }
  }

  #look(pending: Pending): void {
    const { suggestion, acceptedAt, followed } = pending
    const finalText = followed.now()
    this.#end(pending)
    if (finalText === null) return
    const at = this.#parts.clock.now()
    this.#parts.onLook({
      suggestion,
      at,
      afterSeconds: Math.max(0.001, (at - acceptedAt) / 1000),
      keptRatio: keptRatio(suggestion.text, finalText),
      finalText,
    })
  }

  #end(pending: Pending): void {
    this.#pending.delete(pending.suggestion.id)
    pending.followed.stop()
    pending.timer.abort()
  }
}
