/** Tells the editor which version serves: at the start, and whenever another does, whoever switched. */
import type { ActiveVersion } from '#contracts/serverProtocol'
import type { Clock } from '#platform/clock'
import type { Log } from '#platform/log'
import type { Border } from './border'
import type { EngineSlot } from './engineSlot'
import type { WarmUp } from './warmUp'

/** Milliseconds between two looks. Another window or the command line may switch: the store is what they share. */
const EVERY = 1_000

export interface ActiveVersionWatchParts {
  readonly engine: EngineSlot
  readonly warmUp: WarmUp
  readonly border: Border
  readonly clock: Clock
  readonly log: Log
  readonly send: (active: ActiveVersion) => void
}

export class ActiveVersionWatch {
  readonly #closed = new AbortController()
  #told: string | null = null
  #failed = false

  constructor(private readonly parts: ActiveVersionWatchParts) {}

  start(): void {
    this.#watch().catch(() => {
      // It was closed, or the engine did not open, which is said where it is asked for.
    })
  }

  close(): void {
    this.#closed.abort()
  }

  async #watch(): Promise<void> {
    const { engine, clock } = this.parts
    const opened = await engine.get()
    while (!this.#closed.signal.aborted) {
      try {
        this.#tell(opened.activeVersion())
        this.#failed = false
      } catch (error) {
        this.#said(error)
      }
      await clock.delay(EVERY, this.#closed.signal)
    }
  }

  #tell(active: ActiveVersion | null): void {
    if (active === null || active.id === this.#told) return
    const { warmUp, send } = this.parts
    // The first one is what the start warms up.
    if (this.#told !== null) warmUp.startAnew()
    this.#told = active.id
    send({ id: active.id, tag: active.tag })
  }

  /** Once, not every second. */
  #said(error: unknown): void {
    if (this.#failed) return
    this.#failed = true
    this.parts.log.warn(this.parts.border.sentence(error, 'looking at which version serves'))
  }
}
