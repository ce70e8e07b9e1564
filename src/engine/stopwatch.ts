/** Seconds by stage, for the report. */
import type { Clock } from '#platform/clock'

export class Stopwatch {
  readonly #seconds: Record<string, number> = {}
  readonly #started: number
  #last: number

  constructor(private readonly clock: Clock) {
    this.#started = this.#last = clock.now()
  }

  /** Gives the time since the last lap to a stage. */
  lap(stage: string): void {
    const now = this.clock.now()
    this.#seconds[stage] = (this.#seconds[stage] ?? 0) + (now - this.#last) / 1000
    this.#last = now
  }

  seconds(): Record<string, number> {
    return { ...this.#seconds, total: (this.clock.now() - this.#started) / 1000 }
  }
}
