/** Gets the model ready: at the start, and again when it was not there, because the runtime may come up later than we. */
import { NoBaseError } from '#engine/noBaseError'
import type { Clock } from '#platform/clock'
import type { Border } from './border'
import type { EngineSlot } from './engineSlot'
import { healthOfError, healthy } from './healthOf'
import type { StatusLine } from './statusLine'

/** Milliseconds between two tries. */
const RETRY_AFTER = 3_000
/** Milliseconds after which one that failed is tried again by itself, whether or not anybody asks for a suggestion. */
const RETRY_BY_ITSELF = 5_000

export interface WarmUpParts {
  readonly engine: EngineSlot
  readonly status: StatusLine
  readonly border: Border
  readonly clock: Clock
  /** As it was chosen: a URL or `embedded`. */
  readonly runtime: () => string | undefined
}

export class WarmUp {
  #underWay = false
  #again = false
  #waits = false
  #lastTry = Number.NEGATIVE_INFINITY
  readonly #closed = new AbortController()

  constructor(private readonly parts: WarmUpParts) {}

  /** Until it ends, a model that is not there yet says nothing. */
  get isUnderWay(): boolean {
    return this.#underWay
  }

  /** Returns at once. Does nothing while a try is under way; soon after one it waits a little. */
  start(): void {
    const now = this.parts.clock.now()
    if (this.#underWay) return
    if (now - this.#lastTry < RETRY_AFTER) {
      this.#startLater()
      return
    }
    this.#underWay = true
    this.#lastTry = now
    void this.parts.status
      .during(() => this.#warmUp())
      .finally(() => {
        this.#underWay = false
        if (this.#again) this.startAnew()
      })
  }

  /** For another model than the last try was for: not held back by that one, and after it when it is under way. */
  startAnew(): void {
    this.#again = this.#underWay
    this.#lastTry = Number.NEGATIVE_INFINITY
    this.start()
  }

  close(): void {
    this.#closed.abort()
  }

  #startLater(): void {
    if (this.#waits) return
    this.#waits = true
    this.parts.clock.delay(RETRY_BY_ITSELF, this.#closed.signal).then(
      () => {
        this.#waits = false
        this.start()
      },
      () => {},
    )
  }

  async #warmUp(): Promise<void> {
    const { engine, status, border, runtime } = this.parts
    const doing = 'the model was loaded'
    let opened = false
    try {
      const served = await engine.get()
      opened = true
      await served.warmUp()
      status.set(healthy)
    } catch (error) {
      if (border.phase !== 'serving') return
      if (opened) this.#startLater()
      const kind = error instanceof NoBaseError ? 'Warning' : 'Error'
      status.set(healthOfError(error, runtime()) ?? { kind, message: border.sentence(error, doing) })
    }
  }
}
