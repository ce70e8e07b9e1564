/** Decides which models are in memory: one runner for each weights file, a few side by side, loads one at a time. */
import { ended } from '#platform/ended'
import type { Clock } from '#platform/clock'
import type { Log } from '#platform/log'
import type { Engine, LoadedModel } from './engine'
import type { LoadSettings } from './generationOptions'
import { defaultKeepAlive } from './keepAlive'
import { RequestError, requestCanceled } from './requestError'
import { Runner, type RunnerLabel } from './runner'
import type { Turns } from './turns'

export interface Wanted {
  /** The weights file: models with one file share one runner. */
  readonly path: string
  readonly label: RunnerLabel
  readonly settings: LoadSettings
  /** Milliseconds; undefined says nothing about it. */
  readonly keepAlive: number | undefined
  readonly signal: AbortSignal
}

export interface Lease {
  readonly model: LoadedModel
  readonly turns: Turns
  release(): void
}

interface Pending {
  readonly wanted: Wanted
  resolve(lease: Lease): void
  reject(error: unknown): void
}

interface SchedulerOptions {
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
  readonly maxLoaded?: number
  readonly maxPending?: number
}

export class Scheduler {
  private readonly runners = new Map<string, Runner>()
  private readonly pending: Pending[] = []
  private scheduling = false
  private closed = false
  private readonly maxLoaded: number
  private readonly maxPending: number

  constructor(private readonly options: SchedulerOptions) {
    this.maxLoaded = options.maxLoaded ?? 3
    this.maxPending = options.maxPending ?? 512
  }

  /** A place on the model, which is loaded first if it must be. Rejects with 499, 503 or 500. */
  async acquire(wanted: Wanted): Promise<Lease> {
    if (wanted.signal.aborted) throw requestCanceled()
    const runner = this.runners.get(wanted.path)
    if (runner?.serves(wanted.settings)) return this.lease(runner, wanted)
    if (this.pending.length >= this.maxPending) {
      throw new RequestError(503, 'server busy, please try again.  maximum pending requests exceeded')
    }
    return this.enqueue(wanted)
  }

  /** Asks a model to go as soon as nobody uses it; nothing happens when it is not there. */
  expire(path: string): void {
    this.runners.get(path)?.expire()
  }

  loaded(): readonly Runner[] {
    return [...this.runners.values()].filter((runner) => runner.visible)
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { reject } of this.pending.splice(0)) reject(requestCanceled())
    const leaving = [...this.runners.values()]
    for (const runner of leaving) runner.retire()
    await Promise.all(leaving.map((runner) => runner.gone))
  }

  private enqueue(wanted: Wanted): Promise<Lease> {
    return new Promise((resolve, reject) => {
      const { signal } = wanted
      // It keeps its place in the queue until its turn, and is skipped then.
      const cancel = (): void => reject(requestCanceled())
      signal.addEventListener('abort', cancel, { once: true })
      this.pending.push({
        wanted,
        resolve: (lease) => {
          signal.removeEventListener('abort', cancel)
          resolve(lease)
        },
        reject: (error) => {
          signal.removeEventListener('abort', cancel)
          reject(error)
        },
      })
      void this.schedulePending()
    })
  }

  private async schedulePending(): Promise<void> {
    if (this.scheduling) return
    this.scheduling = true
    for (let next = this.pending.shift(); next; next = this.pending.shift()) {
      try {
        const runner = await this.runnerFor(next.wanted)
        const lease = this.lease(runner, next.wanted)
        // Whoever gave up in the last moment will not release it.
        if (next.wanted.signal.aborted) lease.release()
        next.resolve(lease)
      } catch (error) {
        next.reject(error)
      }
    }
    this.scheduling = false
  }

  private async runnerFor(wanted: Wanted): Promise<Runner> {
    for (;;) {
      if (this.closed || wanted.signal.aborted) throw requestCanceled()
      const present = this.runners.get(wanted.path)
      if (present?.serves(wanted.settings)) return present
      const inTheWay = present ?? (this.runners.size >= this.maxLoaded ? this.leastNeeded() : undefined)
      if (!inTheWay) return this.load(wanted)
      inTheWay.retire()
      await Promise.race([inTheWay.gone, ended(wanted.signal)])
    }
  }

  /** Idle ones first, and of those the one that would go soonest anyway. */
  private leastNeeded(): Runner | undefined {
    return [...this.runners.values()].sort(
      (a, b) => Number(b.idle) - Number(a.idle) || a.expiresAt - b.expiresAt,
    )[0]
  }

  private async load(wanted: Wanted): Promise<Runner> {
    const { engine, clock, log } = this.options
    const started = clock.now()
    try {
      const model = await engine.load(wanted.path, wanted.settings, wanted.signal)
      if (this.closed || wanted.signal.aborted) {
        await model.dispose()
        throw requestCanceled()
      }
      log.info(`loaded ${wanted.label.name} in ${Math.round(clock.now() - started)} ms`)
      const { path, label, settings } = wanted
      const unloaded = (): void => {
        this.runners.delete(path)
        log.info(`unloaded ${label.name}`)
      }
      const keepAlive = wanted.keepAlive ?? defaultKeepAlive
      const runner = new Runner({ path, label, model, settings }, keepAlive, clock, unloaded)
      this.runners.set(path, runner)
      return runner
    } catch (error) {
      if (error instanceof RequestError) throw error
      if (wanted.signal.aborted) {
        log.info(`client connection closed before ${wanted.label.name} was loaded, aborting load`)
        throw requestCanceled()
      }
      const reason = error instanceof Error ? error.message : String(error)
      log.error(`loading ${wanted.label.name} failed: ${reason}`)
      throw new RequestError(500, `error loading model: ${reason}`)
    }
  }

  private lease(runner: Runner, { keepAlive }: Wanted): Lease {
    runner.enter(keepAlive)
    let released = false
    return {
      model: runner.loaded.model,
      turns: runner.turns,
      release() {
        if (released) return
        released = true
        runner.leave()
      },
    }
  }
}
