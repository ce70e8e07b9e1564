/** The engine while it opens: requests wait for it, and what happened meanwhile reaches it in order. */
import type { Engine } from '#engine/engine'
import { UserError } from '#platform/userError'
import type { Border } from './border'

export class EngineSlot {
  readonly #opened = Promise.withResolvers<Engine>()

  constructor(private readonly border: Border) {
    // Whoever asks is told; nobody asking is no reason to end.
    this.#opened.promise.catch(() => {})
  }

  open(opening: Promise<Engine>): void {
    this.#opened.resolve(opening)
  }

  /** Without an engine every request is answered with this sentence. */
  refuse(reason: string): void {
    this.#opened.reject(new UserError(reason))
  }

  /** Rejects when it did not open. */
  get(): Promise<Engine> {
    return this.#opened.promise
  }

  /** Tells the engine what happened; calls reach it in the order they were made. Lost when it did not open. */
  tell(doing: string, what: (engine: Engine) => void): void {
    this.#opened.promise.then(
      (engine) => {
        this.border.guard(doing, () => {
          what(engine)
        })
      },
      () => {},
    )
  }

  /** Whatever was recorded is written when this resolves. */
  async close(): Promise<void> {
    this.refuse('The server is shutting down.')
    const engine = await this.#opened.promise.catch(() => null)
    await engine?.capture.flush()
    await engine?.close()
  }
}
