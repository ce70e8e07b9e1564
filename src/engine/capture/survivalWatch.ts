/** Looks at each accepted text again: at its first save, and finally after a while or when its document closes. */
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
  saved: boolean
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

  /**
   * @param offset where the suggestion begins in the document
   * @param mayCome whether the text may be put in after this; otherwise it must stand there now
   */
  accepted(suggestion: Suggestion, uri: string, offset: number, mayCome = true): void {
    if (this.#pending.has(suggestion.id)) return
    const { documents, clock, survivalSeconds } = this.#parts
    const followed = documents.follow(uri, suggestion.text, offset)
    if (followed === null) return
    if (!mayCome && followed.now() === null) {
      followed.stop()
      return
    }
    const timer = new AbortController()
    const pending: Pending = { suggestion, acceptedAt: clock.now(), followed, timer, saved: false }
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

  /** Saving says that the person means it; the look after a while still comes, and counts more. */
  documentSaved(uri: string): void {
    for (const pending of this.#pending.values())
      if (pending.followed.uri === uri && !pending.saved) pending.saved = this.#tell(pending)
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

  /** Nothing more is looked at. */
  forgetAll(): void {
    for (const pending of [...this.#pending.values()]) this.#end(pending)
  }

  #look(pending: Pending): void {
    this.#tell(pending)
    this.#end(pending)
  }

  /** False when the text was never seen in its document: then there is nothing to say. */
  #tell({ suggestion, acceptedAt, followed }: Pending): boolean {
    const finalText = followed.now()
    if (finalText === null) return false
    const at = this.#parts.clock.now()
    this.#parts.onLook({
      suggestion,
      at,
      afterSeconds: Math.max(0.001, (at - acceptedAt) / 1000),
      keptRatio: keptRatio(suggestion.text, finalText),
      finalText,
    })
    return true
  }

  #end(pending: Pending): void {
    this.#pending.delete(pending.suggestion.id)
    pending.followed.stop()
    pending.timer.abort()
  }
}
