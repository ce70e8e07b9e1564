/** The suggestion that was given out last: while the person types or takes a part of it, it stays the same one. */
import type { Suggestion } from '#contracts/suggestion'
import { type Place, typedSince } from './generation'

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

  at(later: Place): Standing | null {
    if (this.#current === null) return null
    const { suggestion, place } = this.#current
    const typed = typedSince(place, later)
    const goesOn =
      typed !== null && typed.length < suggestion.text.length && suggestion.text.startsWith(typed)
    return goesOn ? { suggestion, typed: typed.length } : null
  }
}
