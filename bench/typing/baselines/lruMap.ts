/** A map that forgets what was neither set nor read for longest, once it holds too much or that is too old. */
import type { Clock } from '#platform/clock'

interface Entry<V> {
  readonly value: V
  readonly since: number
}

export class LruMap<V> {
  #entries = new Map<string, Entry<V>>()

  /** @param longest milliseconds after which an entry is gone, however often it was read */
  constructor(
    private readonly clock: Clock,
    private readonly capacity: number,
    private readonly longest = Number.POSITIVE_INFINITY,
  ) {}

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    if (this.clock.now() - entry.since > this.longest) return undefined
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: V): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, since: this.clock.now() })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.capacity && oldest !== undefined) this.#entries.delete(oldest)
  }
}
