/** The latest suggestions as they were made: their texts are needed to follow an accept, and never leave memory. */
import { type Suggestion } from '#contracts/suggestion'
import { RecentIds } from './recentIds'
import { typedThrough } from './typedThrough'

const kept = 200

export class RecentSuggestions {
  readonly #byId = new Map<string, Suggestion>()
  readonly #lastIn = new Map<string, Suggestion>()
  readonly #taken = new RecentIds()

  /** The id of the older suggestion of the document that this one leaves behind; null when it continues it. */
  add(suggestion: Suggestion): string | null {
    put(this.#byId, suggestion.id, suggestion)
    // What was asked for stays where it is until the person decides.
    if (suggestion.surface !== 'inline') return null
    const document = JSON.stringify([suggestion.client, suggestion.workspace, suggestion.path])
    const older = this.#lastIn.get(document)
    put(this.#lastIn, document, suggestion)
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

/** Adds as the newest and lets go of the oldest. */
function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > kept && oldest !== undefined) map.delete(oldest)
}
