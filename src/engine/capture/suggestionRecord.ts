/** Stores a suggestion with what is known of its moment, in one transaction, and notes now and then what its project is. */
import type { ContextUse, Project } from '#contracts/interaction'
import type { Suggestion } from '#contracts/suggestion'
import { Sessions, describe } from '#engine/describe/describe'
import type { Store } from '#engine/store/store'

export interface Outside {
  /** The commit that is checked out in a folder. */
  readonly headCommit: (folder: string) => Promise<string | null>
  readonly readProject: (workspace: string, now: number, signal: AbortSignal) => Promise<Project>
}

export interface SuggestionRecordParts {
  readonly store: Pick<Store, 'suggestions' | 'interactions' | 'transaction'>
  /** Nothing of it is known where this is missing. */
  readonly outside?: Outside | null | undefined
  readonly onFailure: (error: unknown) => void
}

/** What a project is made of changes rarely. */
const DAY = 24 * 60 * 60 * 1000
/** Milliseconds in which nobody commits and types again. */
const HEAD_HOLDS = 2_000

export class SuggestionRecord {
  readonly #sessions = new Sessions()
  readonly #readAt = new Map<string, number>()
  #head = { workspace: '', at: -Infinity, hash: null as string | null }
  readonly #ending = new AbortController()
  #reading: Promise<void> = Promise.resolve()

  constructor(private readonly parts: SuggestionRecordParts) {}

  /**
   * @param suggestion redacted
   * @param context what stood in its prompt
   */
  async add(suggestion: Suggestion, context: readonly ContextUse[]): Promise<void> {
    const { store } = this.parts
    const { workspace, client, createdAt } = suggestion
    const sessionId = this.#sessions.at(createdAt, client)
    const commitHash = await this.#headOf(workspace, createdAt)
    store.transaction(() => {
      store.suggestions.add(suggestion)
      store.interactions.add(describe(suggestion, { sessionId, commitHash, context }))
    })
    this.#noteProject(workspace, createdAt)
  }

  /** Resolves when no project is being read. */
  async idle(): Promise<void> {
    await this.#reading
  }

  async close(): Promise<void> {
    this.#ending.abort()
    await this.idle()
  }

  async #headOf(workspace: string, at: number): Promise<string | null> {
    const known = this.#head
    if (known.workspace === workspace && at - known.at < HEAD_HOLDS) return known.hash
    const hash = (await this.parts.outside?.headCommit(workspace).catch(() => null)) ?? null
    this.#head = { workspace, at, hash }
    return hash
  }

  /** In the background, one project after another, once a day each, whichever process comes first. */
  #noteProject(workspace: string, at: number): void {
    const { store, outside, onFailure } = this.parts
    if (!outside || workspace === '' || this.#isFresh(this.#readAt.get(workspace), at)) return
    this.#readAt.set(workspace, at)
    if (this.#isFresh(store.interactions.project(workspace)?.at, at)) return
    this.#reading = this.#reading
      .then(async () => {
        const project = await outside.readProject(workspace, at, this.#ending.signal)
        if (!this.#ending.signal.aborted) store.interactions.setProject(project)
      })
      .catch((error: unknown) => {
        if (!this.#ending.signal.aborted) onFailure(error)
      })
  }

  #isFresh(readAt: number | undefined, at: number): boolean {
    return readAt !== undefined && at - readAt < DAY
  }
}
