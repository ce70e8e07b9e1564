/** Keeps what was recorded within its bounds: soon after the start, and then once a day. */
import type { Store } from '#engine/store/store'
import type { Clock } from '#platform/clock'
import { type Retention, retain } from './retain'

export interface RetentionWatchParts {
  readonly store: Store
  readonly clock: Clock
  readonly retention: Retention
  readonly onFailure: (error: unknown) => void
}

/** A start has other things to do; a command of the command line is over by then. */
const FIRST_AFTER = 60_000
const DAY = 24 * 60 * 60 * 1000

export class RetentionWatch {
  readonly #ending = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(private readonly parts: RetentionWatchParts) {}

  start(): void {
    this.#running = this.#run().catch(() => {
      // It was closed.
    })
  }

  /** Resolves when nothing of it is under way. */
  async close(): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { store, clock, retention, onFailure } = this.parts
    const { signal } = this.#ending
    for (let wait = FIRST_AFTER; ; wait = DAY) {
      await clock.delay(wait, signal)
      try {
        await retain(retention, { store, clock, signal })
      } catch (error) {
        if (signal.aborted) return
        onFailure(error)
      }
    }
  }
}
