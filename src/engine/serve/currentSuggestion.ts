/** The suggestion that was given out last: while the person types or takes a part of it, it stays the same one. */
import type { Suggestion } from '#contracts/suggestion'
import type { Place } from './generation'

export interface Standing {
  readonly suggestion: Suggestion
  /** Characters of its text that stand before the cursor already. */
  readonly typed: number
}

export class CurrentSuggestion {
  #current: { readonly suggestion: Suggestion; readonly place: Place } | null = null

  set(suggestion: Suggestion, place: Place): void {
    this.#current = { suggestion, place }
  }

  get suggestion(): Suggestion | null {
    return this.#current?.suggestion ?? null
  }

  forget(): void {
    this.#current = null
  }

  at({ versionId, before, after }: Place): Standing | null {
    if (this.#current === null) return null
    const { suggestion, place } = this.#current
    if (place.versionId !== versionId || place.after !== after || !before.startsWith(place.before))
      return null
    const typed = before.length - place.before.length
    const isHead = suggestion.text.startsWith(before.slice(place.before.length))
    return isHead && typed < suggestion.text.length ? { suggestion, typed } : null
  }
}
