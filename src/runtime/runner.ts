/** A loaded model with who uses it and how long it stays. */
import type { Clock } from '#platform/clock'
import type { ModelDetails } from '#contracts/ollamaProtocol'
import type { LoadedModel } from './engine'
import type { LoadSettings } from './generationOptions'
import { Turns } from './turns'

/** What the model was called when it was loaded; a later tag over the same weights changes nothing here. */
export interface RunnerLabel {
  readonly name: string
  readonly digest: string
  readonly details: ModelDetails
}

/** What was loaded from where, and how. */
export interface Loaded {
  readonly path: string
  readonly label: RunnerLabel
  readonly model: LoadedModel
  readonly settings: LoadSettings
}

/** Timers take no more than 2^31 - 1 ms. */
const longestTimer = 2 ** 31 - 1

export class Runner {
  /** Requests on one model run one after another. */
  readonly turns = new Turns()
  readonly gone: Promise<void>
  expiresAt: number
  private users = 0
  /** Set once no new request may come in: it is to be replaced or evicted. */
  private retired = false
  private unloading = false
  private timer: AbortController | null = null
  private resolveGone: () => void = () => {}

  constructor(
    readonly loaded: Loaded,
    private keepAlive: number,
    private readonly clock: Clock,
    private readonly onUnload: () => void,
  ) {
    this.expiresAt = clock.now() + keepAlive
    this.gone = new Promise((resolve) => {
      this.resolveGone = resolve
    })
  }

  get idle(): boolean {
    return this.users === 0
  }

  get visible(): boolean {
    return !this.unloading
  }

  serves(settings: LoadSettings): boolean {
    return (
      !this.retired &&
      !this.unloading &&
      this.loaded.settings.contextLength === settings.contextLength &&
      this.loaded.settings.threads === settings.threads &&
      this.loaded.settings.memoryMap === settings.memoryMap
    )
  }

  /** Undefined leaves the time to stay as an earlier request set it. */
  enter(keepAlive: number | undefined): void {
    this.users += 1
    this.timer?.abort()
    this.timer = null
    if (keepAlive !== undefined) this.keepAlive = keepAlive
    this.expiresAt = this.clock.now() + this.keepAlive
  }

  leave(): void {
    this.users -= 1
    if (this.users > 0) return
    if (this.retired || this.keepAlive <= 0) this.unload()
    else this.startTimer()
  }

  /** Unloads once nobody uses it; who comes in until then may still change that with a keep_alive of its own. */
  expire(): void {
    this.keepAlive = 0
    this.expiresAt = this.clock.now()
    if (this.idle) this.unload()
  }

  /** Lets nobody in any more and unloads once those inside are done. */
  retire(): void {
    this.retired = true
    if (this.idle) this.unload()
  }

  private startTimer(): void {
    this.expiresAt = this.clock.now() + this.keepAlive
    if (!Number.isFinite(this.keepAlive)) return
    const timer = new AbortController()
    this.timer = timer
    this.clock.delay(Math.min(this.keepAlive, longestTimer), timer.signal).then(
      () => this.expire(),
      () => {},
    )
  }

  private unload(): void {
    if (this.unloading) return
    this.unloading = true
    this.timer?.abort()
    const finish = (): void => {
      this.onUnload()
      this.resolveGone()
    }
    this.loaded.model.dispose().then(finish, finish)
  }
}
