/** A clock that stands still until a test moves it; delays end in the order of their times. */
import type { Clock } from '#platform/clock'

interface Waiting {
  readonly at: number
  readonly end: () => void
}

export class FakeClock implements Clock {
  #now: number
  #waiting: Waiting[] = []

  /** @param turns of the event loop in which everything that follows from a delay has happened */
  constructor(
    now = Date.UTC(2026, 0, 1),
    private readonly turns = 1,
  ) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const stop = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(signal?.reason)
      }
      const waiting = {
        at: this.#now + milliseconds,
        end: () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        },
      }
      signal?.addEventListener('abort', stop, { once: true })
      this.#waiting.push(waiting)
    })
  }

  /** How many delays have neither ended nor been aborted. */
  get pending(): number {
    return this.#waiting.length
  }

  /** Moves on to the end of the next delay, or to `until` when none ends before. */
  async advanceToNext(until: number): Promise<void> {
    await this.advance(0)
    const next = Math.min(until, ...this.#waiting.map(({ at }) => at))
    await this.advance(next - this.#now)
  }

  /** Moves on, ending each delay at its own time; what follows from it runs before the next one ends. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    for (;;) {
      for (let turn = 0; turn < this.turns; turn++) await settled()
      const [next] = this.#waiting.filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)
      if (next === undefined) break
      this.#now = Math.max(this.#now, next.at)
      this.#waiting = this.#waiting.filter((other) => other !== next)
      next.end()
    }
    this.#now = until
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
