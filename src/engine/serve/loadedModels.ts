/**
 * Which models the runtime has in memory, as far as we know, and the loading of one that it has not: by a request of its
 * own that nobody aborts, because a runtime gives a load up when the request that began it goes away.
 */
import type { Clock } from '#platform/clock'
import { parseGoDuration } from '#platform/goDuration'
import type { Ollama } from '#platform/ollama'

/** Milliseconds for which a load that failed is everybody's answer; the next request after them tries again. */
const FORGET_FAILURE_AFTER = 3_000
/** Milliseconds before the end of its time in memory from which a model is no longer taken to be there. */
const MARGIN = 30_000
/** Requests in a row that ended without a word after which the runtime may have let the model go for another. */
const DOUBTED_AFTER = 3

interface Load {
  readonly done: Promise<void>
  failedAt: number | null
}

export interface LoadedModelsParts {
  readonly ollama: Pick<Ollama, 'load'>
  readonly clock: Clock
  /** A Go duration, as it is sent with every request. */
  readonly keepAlive: string
}

export class LoadedModels {
  readonly #loads = new Map<string, Load>()
  /** When each model may leave memory, at the earliest. */
  readonly #thereUntil = new Map<string, number>()
  readonly #unanswered = new Map<string, number>()
  readonly #lifetime: number

  constructor(private readonly parts: LoadedModelsParts) {
    this.#lifetime = lifetime(parts.keepAlive)
  }

  /**
   * Null when the model can be asked at once. Otherwise its load, begun by this call unless one is under way; shared by
   * all who ask, also when it has just failed, and then rejected with a RuntimeError.
   */
  ensure(tag: string): Promise<void> | null {
    // One that stays for no time cannot be loaded ahead of a request: the request loads it.
    if (this.#lifetime === 0) return null
    if (this.parts.clock.now() < (this.#thereUntil.get(tag) ?? 0)) return null
    return this.#load(tag)
  }

  /** It has said something, so it is there. */
  answered(tag: string): void {
    this.#unanswered.delete(tag)
    this.#thereUntil.set(tag, this.parts.clock.now() + this.#lifetime)
  }

  /**
   * A request was given up before the first word of an answer. After some of them in a row the model is loaded aside,
   * which costs nothing if it is there: only by giving up requests could it never come back.
   */
  gaveUp(tag: string): void {
    const count = (this.#unanswered.get(tag) ?? 0) + 1
    this.#unanswered.set(tag, count % DOUBTED_AFTER)
    if (count === DOUBTED_AFTER && this.#lifetime > 0) void this.#load(tag)
  }

  /** The runtime or the model is gone. */
  lost(tag: string): void {
    this.#thereUntil.delete(tag)
  }

  #load(tag: string): Promise<void> {
    const { ollama, clock, keepAlive } = this.parts
    const earlier = this.#loads.get(tag)
    if (earlier && (earlier.failedAt === null || clock.now() - earlier.failedAt < FORGET_FAILURE_AFTER)) {
      return earlier.done
    }
    const load: Load = { done: ollama.load(tag, keepAlive), failedAt: null }
    this.#loads.set(tag, load)
    // Also what keeps a failure that nobody waits for from ending the process.
    load.done.then(
      () => {
        this.#loads.delete(tag)
        this.answered(tag)
      },
      () => {
        load.failedAt = clock.now()
        this.lost(tag)
      },
    )
    return load.done
  }
}

/** Milliseconds for which a model is surely there after a request; a text that is no duration is left to the runtime to refuse. */
function lifetime(keepAlive: string): number {
  try {
    const milliseconds = parseGoDuration(keepAlive)
    if (milliseconds < 0) return Number.POSITIVE_INFINITY
    return milliseconds - Math.min(MARGIN, milliseconds / 10)
  } catch (error) {
    if (error instanceof RangeError) return 0
    throw error
  }
}
