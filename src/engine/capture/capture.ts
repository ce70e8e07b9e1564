/** What the person did becomes events and outcomes: redacted, in order, each once. */
import { type SuggestionEvent } from '#contracts/event'
import { type ContextUse } from '#contracts/interaction'
import { type GivenRating } from '#contracts/rating'
import { type Suggestion, type WithheldReason } from '#contracts/suggestion'
import { withheldSchema } from '#contracts/withheld'
import { type GitHistory } from '#platform/gitHistory'
import { UserError } from '#platform/userError'
import { randomUUID } from 'node:crypto'
import { type AcceptedAt, Aftermath, type CommittedText } from './aftermath'
import { type CaptureParts } from './captureParts'
import { type CaptureProblem, logProblem, problemOf } from './captureProblem'
import { CommandResults, type EndedCommand } from './commandResults'
import { CommitWatch } from './commitWatch'
import { Permission } from './permission'
import { RecentIds } from './recentIds'
import { RecentSuggestions } from './recentSuggestions'
import { SerialQueue } from './serialQueue'
import { type Said, SuggestionReports } from './suggestionReports'
import { storeRating } from './storeRating'
import { SuggestionRecord } from './suggestionRecord'
import { type DocumentChange } from './trackedRange'

export type { CaptureParts } from './captureParts'
export { type CaptureProblem, logProblem } from './captureProblem'
export type { EndedCommand } from './commandResults'
export { recordDeployment } from './recordDeployment'
export type { AcceptedAt, CommittedText } from './aftermath'
export type { DocumentChange } from './trackedRange'

/**
 * Reports return at once. They are redacted and stored one after another, in the order of their calls; `flush` waits
 * for them. A report may come twice, or for a suggestion that is not known: no harm is done.
 */
export class Capture {
  readonly #parts: CaptureParts
  readonly #queue: SerialQueue
  #recent = new RecentSuggestions()
  readonly #unrecorded = new RecentIds()
  readonly #permission: Permission
  readonly #aftermath: Aftermath
  readonly #reports: SuggestionReports
  readonly #record: SuggestionRecord
  readonly #commands: CommandResults
  readonly #commits: CommitWatch | null
  #recording: boolean

  constructor(parts: CaptureParts) {
    this.#parts = parts
    this.#queue = new SerialQueue(parts.store.transaction, parts.store.isBusy)
    this.#recording = parts.recording ?? true
    this.#permission = new Permission(parts.store, parts.mayRecord)
    this.#reports = new SuggestionReports({
      ...{ store: parts.store, clock: parts.clock },
      isRecorded: (id) => this.#isRecorded(id),
      later: (id, work) => this.#later(id, work),
      onEvent: (kind, id) => parts.onEvent?.(kind, id),
      onReport: ({ suggestionId, kind, reason, at }) => {
        this.#aftermath.ended(suggestionId, kind, reason, at)
      },
      onUnknown: (suggestionId) => this.#problem({ kind: 'unknownSuggestion', suggestionId }),
    })
    this.#record = new SuggestionRecord({
      ...{ store: parts.store, outside: parts.outside },
      onFailure: (error) => this.#problem(problemOf(null, error)),
    })
    this.#aftermath = new Aftermath({
      ...{ store: parts.store, clock: parts.clock, seconds: parts.aftermathSeconds },
      isRecording: () => this.#recording,
      later: (id, work) => this.#later(id, work),
      redactAt: async (suggestion, text) => (await this.#redactAround(suggestion, text))[1] ?? '',
      onUndone: (id, at) => this.#reports.add(id, 'undone', { at, confidence: 'inferred' }),
    })
    this.#commands = new CommandResults({
      ...{ store: parts.store, clock: parts.clock, redact: parts.redact },
      standing: (id) => this.#aftermath.standing(id),
      mayAdd: (id) => this.#permission.toAddTo(id),
      later: (id, work) => this.#later(id, work),
    })
    this.#commits = parts.history ? this.#watchCommits(parts.history) : null
  }

  /**
   * While off nothing is stored, and what was to be looked at again is dropped; documents are followed all the same.
   * What was reported before is stored to the end.
   */
  setRecording(on: boolean): void {
    this.#recording = on
    if (on) return
    this.#aftermath.forgetAll()
    this.#recent = new RecentSuggestions()
  }

  /**
   * An older suggestion of the document that was shown, and had no end, was ignored.
   * @param context code of other files in its prompt
   */
  suggested(suggestion: Suggestion, context: readonly ContextUse[] = []): void {
    if (!this.#recording || !this.#permission.toStore(suggestion)) {
      this.#unrecorded.add(suggestion.id)
      return
    }
    const ignored = this.#recent.add(suggestion)
    this.#aftermath.suggested(suggestion)
    this.#later(suggestion.id, () => this.#storeSuggestion(suggestion, context))
    if (ignored === null) return
    const at = suggestion.createdAt
    this.#reports.add(ignored, 'ignored', { at, confidence: 'inferred', reason: 'superseded' })
  }

  /** Made, and not given out. */
  withheld(suggestion: Suggestion, reason: WithheldReason): void {
    if (!this.#recording || !this.#permission.toStore(suggestion)) return
    this.#later(suggestion.id, async () => {
      const [, text = ''] = await this.#redactAround(suggestion, suggestion.text)
      const row = { ...suggestion, text, reason, at: suggestion.createdAt }
      this.#parts.store.withheld.add(withheldSchema.parse(row))
    })
  }

  shown(suggestionId: string, confidence: SuggestionEvent['confidence'] = 'reported'): void {
    this.#reports.add(suggestionId, 'shown', { confidence })
  }

  /** Without `where`, the accept is recorded and its survival is not measured. */
  accepted(suggestionId: string, where?: AcceptedAt): void {
    if (this.#isRecorded(suggestionId)) this.#follow(suggestionId, where)
    this.#reports.add(suggestionId, 'accepted')
  }

  /** @param acceptedCharacters counted from the start of the suggestion */
  partiallyAccepted(suggestionId: string, acceptedCharacters: number, said: Said = {}): void {
    this.#reports.add(suggestionId, 'partiallyAccepted', { ...said, acceptedCharacters })
  }

  /** The person typed it by hand. @param typedCharacters counted from the start of the suggestion */
  typedThrough(suggestionId: string, typedCharacters: number, said: Said = {}): void {
    this.#reports.add(suggestionId, 'typedThrough', { ...said, acceptedCharacters: typedCharacters })
  }

  rejected(suggestionId: string, said: Said = {}): void {
    this.#reports.add(suggestionId, 'rejected', said)
  }

  /** Recorded only for a suggestion that was shown, and as not seen where it was gone too soon to be read. */
  ignored(suggestionId: string, said: Said = {}): void {
    this.#reports.add(suggestionId, 'ignored', { reason: 'unknown', ...said })
  }

  /** An accept was taken back by undo; nothing for a suggestion that was not accepted. */
  undone(suggestionId: string, said: Said = {}): void {
    this.#reports.add(suggestionId, 'undone', said)
  }

  /** Errors that language services report at the accepted text, before it came and after. */
  diagnostics(suggestionId: string, errorsBefore: number, errorsAfter: number): void {
    if (!this.#isRecorded(suggestionId)) return
    const errors = { kind: 'diagnostics', at: this.#now(), errorsBefore, errorsAfter } as const
    this.#later(suggestionId, () => {
      const { suggestions, outcomes } = this.#parts.store
      if (suggestions.get(suggestionId) === undefined)
        this.#problem({ kind: 'unknownSuggestion', suggestionId })
      else outcomes.add({ ...errors, id: randomUUID(), suggestionId })
    })
  }

  /** Resolves when it is stored; parts that were given before stay. Throws a UserError where it cannot be stored. */
  async rate(suggestionId: string, given: GivenRating): Promise<void> {
    if (!this.#recording)
      throw new UserError(
        'Recording is off, so the rating was not kept. Switch recording on to rate suggestions.',
      )
    if (!this.#permission.toAddTo(suggestionId))
      throw new UserError(
        'Nothing of this file is recorded any more, so the rating was not kept. See "Change What Is Recorded".',
      )
    const report = { suggestionId, given, at: this.#now() }
    await new Promise<void>((resolve, reject) => {
      this.#queue.add(() => storeRating(this.#parts, report).then(resolve), reject)
    })
  }

  documentOpened(uri: string, text: string): void {
    this.#aftermath.opened(uri, text)
  }

  /** Each change refers to the text that the ones before it left, as in LSP. */
  documentChanged(uri: string, changes: readonly DocumentChange[]): void {
    this.#aftermath.changed(uri, changes)
  }

  documentSaved(uri: string): void {
    this.#aftermath.saved(uri)
  }

  documentClosed(uri: string): void {
    this.#aftermath.closed(uri)
  }

  /** Of a file or a folder, before or after it opens under its new name. */
  documentRenamed(from: string, to: string): void {
    this.#aftermath.renamed(from, to)
  }

  /** What of accepted texts stands in a commit just made, as far as its files are open and saved. */
  committed(workspace: string, paths: readonly string[]): CommittedText[] {
    return this.#aftermath.committed(workspace, paths)
  }

  commandEnded(ended: EndedCommand): void {
    if (this.#recording && this.#permission.in(ended.workspace)) this.#commands.ended(ended)
  }

  /** Resolves when everything reported so far is stored. */
  async flush(): Promise<void> {
    await this.#queue.idle()
  }

  async close(): Promise<void> {
    this.#aftermath.close()
    await this.#commits?.close()
    await this.flush()
    await this.#record.close()
  }

  #watchCommits(history: GitHistory): CommitWatch {
    const { store, clock } = this.#parts
    return new CommitWatch({
      ...{ store, clock, history },
      mayLook: (workspace) => this.#recording && this.#permission.in(workspace),
      mayAdd: (id) => this.#permission.toAddTo(id),
      onCommit: (workspace, paths) => void this.committed(workspace, paths),
      onFailure: (error) => this.#problem(problemOf(null, error)),
    })
  }

  #now(): number {
    return this.#parts.clock.now()
  }

  #isRecorded(suggestionId: string): boolean {
    return this.#recording && !this.#unrecorded.has(suggestionId) && this.#permission.toAddTo(suggestionId)
  }

  /** One that an earlier process made is known from the store alone, and was put in before. */
  #follow(suggestionId: string, where: AcceptedAt | undefined): void {
    const wasTaken = this.#recent.wasTaken(suggestionId)
    const suggestion = this.#recent.take(suggestionId)
    if (suggestion?.client === 'editor') this.#commits?.accepted(suggestion.workspace)
    if (where === undefined || wasTaken) return
    try {
      const known = suggestion ?? this.#parts.store.suggestions.get(suggestionId)
      if (known) this.#aftermath.accepted(known, where, suggestion !== undefined)
    } catch (error) {
      this.#problem(problemOf(suggestionId, error))
    }
  }

  async #storeSuggestion(suggestion: Suggestion, context: readonly ContextUse[]): Promise<void> {
    const [prefix = '', text = '', suffix = ''] = await this.#redactAround(suggestion, suggestion.text)
    await this.#record.add({ ...suggestion, prefix, text, suffix }, context)
  }

  /** Together, because a secret may begin before the cursor and end in the suggestion. */
  async #redactAround({ prefix, suffix, path }: Suggestion, text: string): Promise<readonly string[]> {
    const cuts = [prefix.length, prefix.length + text.length]
    return (await this.#parts.redact(prefix + text + suffix, { path, cuts })).parts
  }

  #later(suggestionId: string | null, work: () => Promise<void> | void): void {
    if (suggestionId !== null && !this.#permission.toAddTo(suggestionId)) return
    this.#queue.add(work, (error) => this.#problem(problemOf(suggestionId, error)))
  }

  #problem(problem: CaptureProblem): void {
    ;(this.#parts.onProblem ?? logProblem)(problem)
  }
}
