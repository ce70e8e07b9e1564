/** The latest suggestions as they were made: their texts are needed to follow an accept, and never leave memory. */
import { type Suggestion } from '#contracts/suggestion'
import { keepNewest } from './keepNewest'
import { RecentIds } from './recentIds'
import { typedThrough } from './typedThrough'

export class RecentSuggestions {
  readonly #byId = new Map<string, Suggestion>()
  readonly #lastIn = new Map<string, Suggestion>()
  readonly #taken = new RecentIds()

  /** The id of the older suggestion of the document that this one leaves behind; null when it continues it. */
  add(suggestion: Suggestion): string | null {
    keepNewest(this.#byId, suggestion.id, suggestion)
    // What was asked for stays where it is until the person decides.
    if (suggestion.surface !== 'inline') return null
    const document = JSON.stringify([suggestion.client, suggestion.workspace, suggestion.path])
    const older = this.#lastIn.get(document)
    keepNewest(this.#lastIn, document, suggestion)
    return older && !typedThrough(older, suggestion) ? older.id : null
  }

  /** Each is given out once. */
  take(id: string): Suggestion | undefined {
    const suggestion = this.#byId.get(id)
    this.#byId.delete(id)
    this.#taken.add(id)
    return suggestion
  }

  wasTaken(id: string): boolean {
    return this.#taken.has(id)
  }
}
