/** Keeps the scores of suggestions up to date: now and then while the person works, at the end, and when asked. */
import { isOfTheFile } from '#engine/store/storeError'
import type { Log } from '#platform/log'
import { type AssessParts, assessAll } from './assessAll'

export interface AssessorParts extends AssessParts {
  readonly log: Log
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** What becomes of an accepted text is known ten minutes later. */
const EVERY = 10 * MINUTE
/** News of older suggestions comes with its own time; this is for those that were never scored. */
const FIRST_LOOK_BACK = 30 * DAY
/** What was reported may be stored a moment later than it happened. */
const OVERLAP = 2 * MINUTE
/** Milliseconds that an end may take for it. */
const AT_THE_END = 300

export class Assessor {
  readonly #parts: AssessorParts
  readonly #ending = new AbortController()
  readonly #startedAt: number
  #since: number
  #hasNews = false
  #work: Promise<unknown> = Promise.resolve()
  #endsAt = Infinity

  constructor(parts: AssessorParts) {
    this.#parts = parts
    this.#startedAt = parts.clock.now()
    this.#since = this.#startedAt - FIRST_LOOK_BACK
    void this.#nowAndThen()
  }

  /** Something happened to a suggestion in this process. */
  noticed(): void {
    this.#hasNews = true
  }

  /** Resolves when every score is up to date. */
  async all(): Promise<void> {
    await this.#assess(0)
  }

  /** Scores what happened in this process, as far as there is time; the next process does the rest. */
  async close(): Promise<void> {
    this.#ending.abort()
    this.#endsAt = this.#parts.clock.now() + AT_THE_END
    if (this.#hasNews) await this.#pass(Math.max(this.#since, this.#startedAt - OVERLAP))
    await this.#work
  }

  async #nowAndThen(): Promise<void> {
    const { clock } = this.#parts
    for (let isFirst = true; ; isFirst = false) {
      try {
        await clock.delay(EVERY, this.#ending.signal)
      } catch {
        // The end of the program.
        return
      }
      const startedAt = clock.now()
      if (!isFirst && !this.#hasNews) continue
      this.#hasNews = false
      if (await this.#pass(this.#since)) this.#since = startedAt - OVERLAP
    }
  }

  /** Nobody asked for it, so what goes wrong is for the log. False where something did. */
  async #pass(since: number): Promise<boolean> {
    try {
      await this.#assess(since)
      return true
    } catch (error) {
      const what =
        error instanceof Error && !isOfTheFile(error) ? (error.stack ?? error.message) : String(error)
      this.#parts.log.error(`Scoring: ${what}`)
      return false
    }
  }

  /** One after another. */
  async #assess(since: number): Promise<void> {
    const { clock } = this.#parts
    const work = this.#work.then(() => assessAll(this.#parts, since, () => clock.now() > this.#endsAt))
    this.#work = work.catch(() => undefined)
    await work
  }
}
