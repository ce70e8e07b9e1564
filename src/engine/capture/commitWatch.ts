/** Sees commits a few seconds after they were made, in workspaces where texts were accepted. */
import { type Clock } from '#platform/clock'
import { creditCommits, type CreditCommitsParts } from './creditCommit'

export interface CommitWatchParts extends CreditCommitsParts {
  readonly clock: Clock
  readonly onFailure: (error: unknown) => void
}

/** A look costs one question for a file's time. */
const everyMilliseconds = 5000
/** So long after the last accept nobody waits for a commit any more; the next accept finds it. */
const idleMilliseconds = 4 * 60 * 60 * 1000

interface Watched {
  stamp: string | null
  until: number
  readonly seen: Set<string>
}

export class CommitWatch {
  readonly #parts: CommitWatchParts
  readonly #workspaces = new Map<string, Watched>()
  readonly #stop = new AbortController()
  #running: Promise<void> | null = null

  constructor(parts: CommitWatchParts) {
    this.#parts = parts
  }

  /** A text was accepted there. */
  accepted(workspace: string): void {
    const until = this.#parts.clock.now() + idleMilliseconds
    const known = this.#workspaces.get(workspace)
    if (known) known.until = until
    else this.#workspaces.set(workspace, { stamp: null, until, seen: new Set() })
    // Stopped: the program ends.
    this.#running ??= this.#run().catch(() => undefined)
  }

  /** Resolves when nothing more is stored. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { clock, mayLook, onFailure } = this.#parts
    while (this.#workspaces.size > 0) {
      await clock.delay(everyMilliseconds, this.#stop.signal)
      for (const [workspace, watched] of this.#workspaces) {
        if (mayLook(workspace)) await this.#lookAt(workspace, watched).catch(onFailure)
        if (clock.now() > watched.until) this.#workspaces.delete(workspace)
      }
    }
    this.#running = null
  }

  async #lookAt(workspace: string, watched: Watched): Promise<void> {
    const mayLook = (at: string): boolean => !this.#stop.signal.aborted && this.#parts.mayLook(at)
    const stamp = await this.#parts.history.stamp(workspace)
    if (stamp === null || stamp === watched.stamp || !mayLook(workspace)) return
    await creditCommits({ ...this.#parts, mayLook }, workspace, this.#parts.clock.now(), watched.seen)
    // Where it was stopped, the next look goes on.
    if (mayLook(workspace)) watched.stamp = stamp
  }
}
