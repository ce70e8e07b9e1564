/** A clock that stands still until a test moves it; delays end in the order of their times. */
import type { Clock } from '#platform/clock'

interface Waiting {
  readonly at: number
  readonly end: () => void
}

export class FakeClock implements Clock {
  #now: number
  #waiting: Waiting[] = []

  constructor(now = Date.UTC(2026, 0, 1)) {
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

  /** Moves on, ending each delay at its own time; what follows from it runs before the next one ends. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    for (;;) {
      await settled()
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
