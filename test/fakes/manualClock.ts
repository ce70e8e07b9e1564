/** A clock that moves only when a test moves it. */
import type { Clock } from '#platform/clock'

interface Sleeper {
  readonly until: number
  wake(): void
}

export class ManualClock implements Clock {
  private time = Date.UTC(2026, 0, 1)
  private sleepers: Sleeper[] = []

  now(): number {
    return this.time
  }

  delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper: Sleeper = { until: this.time + milliseconds, wake: resolve }
      this.sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper)
        reject(signal.reason as Error)
      })
    })
  }

  /** Moves on and lets what was waiting run. */
  async advance(milliseconds: number): Promise<void> {
    this.time += milliseconds
    const due = this.sleepers.filter(({ until }) => until <= this.time)
    this.sleepers = this.sleepers.filter(({ until }) => until > this.time)
    for (const { wake } of due) wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
