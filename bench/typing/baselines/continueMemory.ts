/**
 * What Continue remembers: a suggestion by the prefix it was asked for, found for a longer prefix that it agrees with
 * (core/autocomplete/util/AutocompleteLruCache.ts:25 and 94-167). Only the longest known prefix is looked at.
 */
import type { Clock } from '#platform/clock'

const CAPACITY = 1000

interface Entry {
  readonly suggestion: string
  used: number
}

export class ContinueMemory {
  readonly #entries = new Map<string, Entry>()

  constructor(private readonly clock: Clock) {}

  recall(prefix: string): string | undefined {
    let longest: string | undefined
    for (const key of this.#entries.keys()) {
      if (prefix.startsWith(key) && key.length > (longest?.length ?? -1)) longest = key
    }
    if (longest === undefined) return undefined
    const entry = this.#entries.get(longest)!
    const typed = prefix.slice(longest.length)
    if (!entry.suggestion.startsWith(typed)) return undefined
    entry.used = this.clock.now()
    return entry.suggestion.slice(typed.length)
  }

  remember(prefix: string, suggestion: string): void {
    this.#entries.set(prefix, { suggestion, used: this.clock.now() })
    if (this.#entries.size <= CAPACITY) return
    const [oldest] = [...this.#entries].reduce((left, right) => (right[1].used < left[1].used ? right : left))
    this.#entries.delete(oldest)
  }
}
