/** Tells the person when nothing can be recorded, and when it can be again: a full disk comes and goes. */
import type { Clock } from '#platform/clock'
import type { EngineSlot } from './engineSlot'
import type { StatusLine } from './statusLine'

/** Milliseconds between two looks. */
const EVERY = 1_000

export interface RecordWatchParts {
  readonly engine: EngineSlot
  readonly status: Pick<StatusLine, 'setNotRecorded'>
  readonly clock: Clock
}

export class RecordWatch {
  readonly #closed = new AbortController()

  constructor(private readonly parts: RecordWatchParts) {}

  start(): void {
    this.#watch().catch(() => {
      // It was closed, or the engine did not open, which is said where it is asked for.
    })
  }

  close(): void {
    this.#closed.abort()
  }

  async #watch(): Promise<void> {
    const { engine, status, clock } = this.parts
    const opened = await engine.get()
    while (!this.#closed.signal.aborted) {
      status.setNotRecorded(opened.notRecorded())
      await clock.delay(EVERY, this.#closed.signal)
    }
  }
}
