/** What the person did becomes events and outcomes: redacted, in order, each once. */
import { type EventKind, type SuggestionEvent } from '#contracts/event'
import { type Suggestion, type WithheldReason } from '#contracts/suggestion'
import { withheldSchema } from '#contracts/withheld'
import { type Redact } from '#engine/redact/redact'
import { type Store } from '#engine/store/store'
import { type Clock } from '#platform/clock'
import { UserError } from '#platform/userError'
import { randomUUID } from 'node:crypto'
import { attributeCommand } from './attributeCommand'
import { type CaptureProblem, logProblem, problemOf } from './captureProblem'
import { OpenDocuments } from './openDocuments'
import { RecentIds } from './recentIds'
import { RecentSuggestions } from './recentSuggestions'
import { recogniseCommand } from './recogniseCommand'
import { recordEvent, type Report } from './recordEvent'
import { SerialQueue } from './serialQueue'
import { type Look, SurvivalWatch } from './survivalWatch'
import { type DocumentChange } from './trackedRange'

export { type CaptureProblem, logProblem } from './captureProblem'
export type { DocumentChange } from './trackedRange'

export interface CaptureParts {
  readonly store: Pick<
    Store,
    'suggestions' | 'withheld' | 'events' | 'outcomes' | 'ratings' | 'acceptedSuggestions' | 'transaction'
  >
  readonly clock: Clock
  readonly redact: Redact
  /** How long after its accept a text is looked at again. */
  readonly survivalSeconds: number
  /** Off from the start where false; see `setRecording`. */
  readonly recording?: boolean | undefined
  /** Told at once of what happened to a suggestion, also while nothing is recorded. */
  readonly onEvent?: (kind: EventKind, suggestionId: string) => void
  /** Told of what could not be recorded; written to the log by default. */
  readonly onProblem?: (problem: CaptureProblem) => void
}

export interface AcceptedAt {
  /** As in `documentOpened`. */
  readonly uri: string
  /** Where the suggestion's text begins, in UTF-16 units. */
  readonly offset: number
}

export interface EndedCommand {
  readonly command: string
  /** Undefined where the editor does not know it; then nothing is recorded. */
  readonly exitCode?: number | undefined
  /** Absolute folder, as in the suggestions. */
  readonly workspace: string
}

/** The same command reported again within this time (by the task and by its terminal) is one. */
const duplicateMilliseconds = 2000

/**
 * Reports return at once. They are redacted and stored one after another, in the order of their calls; `flush` waits
 * for them. A report may come twice, or for a suggestion that is not known: no harm is done.
 */
export class Capture {
  readonly #parts: CaptureParts
  readonly #queue = new SerialQueue()
  readonly #documents = new OpenDocuments()
  #recent = new RecentSuggestions()
  readonly #unrecorded = new RecentIds()
  readonly #survival: SurvivalWatch
  #recording: boolean
  #lastCommand = { key: '', at: -Infinity }

  constructor(parts: CaptureParts) {
    this.#parts = parts
    this.#recording = parts.recording ?? true
    this.#survival = new SurvivalWatch({
      documents: this.#documents,
      clock: parts.clock,
      survivalSeconds: parts.survivalSeconds,
      onLook: (look) => this.#later(look.suggestion.id, () => this.#storeLook(look)),
    })
  }

  /**
   * While off nothing is stored, and what was to be looked at again is dropped; documents are followed all the same.
   * What was reported before is stored to the end.
   */
  setRecording(on: boolean): void {
    this.#recording = on
    if (on) return
    this.#survival.forgetAll()
    this.#recent = new RecentSuggestions()
  }

  /** An older suggestion of the document that was shown, and had no end, was ignored. */
  suggested(suggestion: Suggestion): void {
    if (!this.#recording) {
      this.#unrecorded.add(suggestion.id)
      return
    }
    const ignored = this.#recent.add(suggestion)
    this.#later(suggestion.id, () => this.#storeSuggestion(suggestion))
    if (ignored !== null) this.#inferIgnored(ignored, suggestion.createdAt)
  }

  /** Made, and not given out. */
  withheld(suggestion: Suggestion, reason: WithheldReason): void {
    if (!this.#recording) return
    this.#later(suggestion.id, async () => {
      const [, text = ''] = await this.#redactAround(suggestion, suggestion.text)
      const row = { ...suggestion, text, reason, at: suggestion.createdAt }
      this.#parts.store.withheld.add(withheldSchema.parse(row))
    })
  }

  shown(suggestionId: string, confidence: SuggestionEvent['confidence'] = 'reported'): void {
    this.#report({ suggestionId, kind: 'shown', at: this.#now(), confidence })
  }

  /** Without `where`, the accept is recorded and its survival is not measured. */
  accepted(suggestionId: string, where?: AcceptedAt): void {
    if (this.#isRecorded(suggestionId)) this.#follow(suggestionId, where)
    this.#report({ suggestionId, kind: 'accepted', at: this.#now(), confidence: 'reported' })
  }

  /** @param acceptedCharacters counted from the start of the suggestion */
  partiallyAccepted(suggestionId: string, acceptedCharacters: number): void {
    const kind = 'partiallyAccepted'
    this.#report({ suggestionId, kind, at: this.#now(), confidence: 'reported', acceptedCharacters })
  }

  /** The person typed it by hand. @param typedCharacters counted from the start of the suggestion */
  typedThrough(suggestionId: string, typedCharacters: number): void {
    const kind = 'typedThrough'
    const acceptedCharacters = typedCharacters
    this.#report({ suggestionId, kind, at: this.#now(), confidence: 'reported', acceptedCharacters })
  }

  rejected(suggestionId: string): void {
    this.#report({ suggestionId, kind: 'rejected', at: this.#now(), confidence: 'reported' })
  }

  /** Recorded only for a suggestion that was shown. */
  ignored(suggestionId: string): void {
    this.#report({ suggestionId, kind: 'ignored', at: this.#now(), confidence: 'reported' })
  }

  /** An accept was taken back by undo; nothing for a suggestion that was not accepted. */
  undone(suggestionId: string): void {
    this.#report({ suggestionId, kind: 'undone', at: this.#now(), confidence: 'reported' })
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

  /** Resolves when it is stored. Throws a UserError where it cannot be. @param stars 1 to 5 */
  async rate(suggestionId: string, stars: number): Promise<void> {
    if (!this.#recording)
      throw new UserError(
        'Recording is off, so the rating was not kept. Switch recording on to rate suggestions.',
      )
    const at = this.#now()
    await new Promise<void>((resolve, reject) => {
      this.#queue.add(() => {
        const { suggestions, ratings } = this.#parts.store
        if (suggestions.get(suggestionId) === undefined)
          throw new UserError(
            'This suggestion was not recorded, so it cannot be rated. Rate one that was made while recording was on.',
          )
        ratings.set({ suggestionId, stars, at })
        resolve()
      }, reject)
    })
  }

  documentOpened(uri: string, text: string): void {
    this.#survival.documentCloses(uri)
    this.#documents.opened(uri, text)
  }

  /** Each change refers to the text that the ones before it left, as in LSP. */
  documentChanged(uri: string, changes: readonly DocumentChange[]): void {
    this.#documents.changed(uri, changes)
  }

  documentSaved(uri: string): void {
    this.#survival.documentSaved(uri)
  }

  documentClosed(uri: string): void {
    this.#survival.documentCloses(uri)
    this.#documents.closed(uri)
  }

  commandEnded({ command, exitCode, workspace }: EndedCommand): void {
    const kinds = exitCode === undefined ? [] : recogniseCommand(command, exitCode)
    if (!this.#recording || exitCode === undefined || kinds.length === 0) return
    const at = this.#now()
    const key = JSON.stringify([workspace, command, exitCode])
    const duplicate = this.#lastCommand.key === key && at - this.#lastCommand.at <= duplicateMilliseconds
    this.#lastCommand = { key, at }
    if (duplicate) return
    this.#later(null, async () => {
      const { text } = await this.#parts.redact(command, { path: 'command.sh' })
      const result = { kinds, workspace, command: text, exitCode, at }
      attributeCommand(this.#parts.store, result, (id) => this.#survival.ratioNow(id))
    })
  }

  /** Resolves when everything reported so far is stored. */
  async flush(): Promise<void> {
    await this.#queue.idle()
  }

  async close(): Promise<void> {
    this.#survival.close()
    await this.flush()
  }

  #now(): number {
    return this.#parts.clock.now()
  }

  #isRecorded(suggestionId: string): boolean {
    return this.#recording && !this.#unrecorded.has(suggestionId)
  }

  /** One that an earlier process made is known from the store alone, and was put in before. */
  #follow(suggestionId: string, where: AcceptedAt | undefined): void {
    const wasTaken = this.#recent.wasTaken(suggestionId)
    const suggestion = this.#recent.take(suggestionId)
    if (where === undefined || wasTaken) return
    try {
      const known = suggestion ?? this.#parts.store.suggestions.get(suggestionId)
      if (known) this.#survival.accepted(known, where.uri, where.offset, suggestion !== undefined)
    } catch (error) {
      this.#problem(problemOf(suggestionId, error))
    }
  }

  #report(report: Report): void {
    const { suggestionId, kind } = report
    this.#parts.onEvent?.(kind, suggestionId)
    if (!this.#isRecorded(suggestionId)) return
    this.#later(suggestionId, () => {
      const recorded = recordEvent(this.#parts.store, report)
      if (recorded === 'unknownSuggestion') this.#problem({ kind: 'unknownSuggestion', suggestionId })
    })
  }

  #inferIgnored(suggestionId: string, at: number): void {
    this.#later(suggestionId, () => {
      recordEvent(this.#parts.store, { suggestionId, kind: 'ignored', at, confidence: 'inferred' })
    })
  }

  async #storeSuggestion(suggestion: Suggestion): Promise<void> {
    const [prefix = '', text = '', suffix = ''] = await this.#redactAround(suggestion, suggestion.text)
    this.#parts.store.suggestions.add({ ...suggestion, prefix, text, suffix })
  }

  async #storeLook({ suggestion, finalText: raw, ...look }: Look): Promise<void> {
    const [, finalText = ''] = await this.#redactAround(suggestion, raw)
    const { suggestions, outcomes } = this.#parts.store
    if (suggestions.get(suggestion.id) === undefined) return
    outcomes.add({ kind: 'survival', id: randomUUID(), suggestionId: suggestion.id, ...look, finalText })
  }

  /** Together, because a secret may begin before the cursor and end in the suggestion. */
  async #redactAround({ prefix, suffix, path }: Suggestion, text: string): Promise<readonly string[]> {
    const cuts = [prefix.length, prefix.length + text.length]
    return (await this.#parts.redact(prefix + text + suffix, { path, cuts })).parts
  }

  #later(suggestionId: string | null, work: () => Promise<void> | void): void {
    this.#queue.add(work, (error) => this.#problem(problemOf(suggestionId, error)))
  }

  #problem(problem: CaptureProblem): void {
    ;(this.#parts.onProblem ?? logProblem)(problem)
  }
}
