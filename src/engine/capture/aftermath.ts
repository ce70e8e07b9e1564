/** What became of texts: documents are followed, and what stands where a suggestion was taken or refused is looked at. */
import { type EventKind, type PassedOverReason } from '#contracts/event'
import { type Suggestion } from '#contracts/suggestion'
import { type Store } from '#engine/store/store'
import { type Clock } from '#platform/clock'
import { AcceptedTexts, type Standing } from './acceptedTexts'
import { AftermathRecord, type AftermathRecordParts } from './aftermathRecord'
import { ClosedTexts } from './closedTexts'
import { OpenDocuments } from './openDocuments'
import { type RecentlyAccepted, recentlyAccepted } from './recentlyAccepted'
import { type DocumentChange } from './trackedRange'
import { TrackedText } from './trackedText'
import { TypingPace } from './typingPace'
import { WrittenWatch } from './writtenWatch'

export interface AftermathParts extends AftermathRecordParts {
  readonly store: AftermathRecordParts['store'] & Pick<Store, 'acceptedSuggestions'>
  readonly clock: Clock
  /** After each of them an accepted text is looked at. */
  readonly seconds: readonly number[]
  readonly isRecording: () => boolean
  /** Runs what is to be stored in its turn. */
  readonly later: (suggestionId: string | null, work: () => Promise<void> | void) => void
  /** An accept was taken back, which nobody said. */
  readonly onUndone: (suggestionId: string, at: number) => void
}

export interface AcceptedAt {
  /** As in `opened`. */
  readonly uri: string
  /** Where the suggestion's text begins, in UTF-16 units. */
  readonly offset: number
}

/** How much of a suggestion's text stands in a commit. */
export interface CommittedText {
  readonly suggestionId: string
  readonly keptRatio: number
  readonly keptCharacters: number
}

/** A file that is renamed in an editor closes and opens within this time. */
const renameMilliseconds = 5000

export class Aftermath {
  readonly #parts: AftermathParts
  readonly #documents = new OpenDocuments()
  readonly #paces = new Map<string, TypingPace>()
  readonly #accepted: AcceptedTexts
  readonly #written: WrittenWatch
  readonly #closed = new ClosedTexts()
  #earlier: Map<string, RecentlyAccepted> | null = null
  #lastClosed = { uri: '', text: '', at: -Infinity }

  constructor(parts: AftermathParts) {
    this.#parts = parts
    const { clock, seconds, later } = parts
    const documents = this.#documents
    const record = new AftermathRecord(parts)
    this.#written = new WrittenWatch({
      ...{ documents, clock },
      onWritten: (written) => later(written.suggestion.id, () => record.addWritten(written)),
    })
    this.#accepted = new AcceptedTexts({
      ...{ documents, clock, seconds },
      isBursting: (uri) => this.#paces.get(uri)?.isBursting(clock.now()) ?? false,
      onLook: (look) => later(look.suggestion.id, () => record.addLook(look)),
      onUndone: ({ id }, at) => parts.onUndone(id, at),
    })
  }

  suggested(suggestion: Suggestion): void {
    this.#written.suggested(suggestion)
  }

  /** An end of a suggestion: behind some of them the person writes something of their own. */
  ended(suggestionId: string, kind: EventKind, reason: PassedOverReason | undefined, at: number): void {
    if (kind === 'rejected' || kind === 'undone' || (kind === 'ignored' && reason === 'typedOtherwise'))
      this.#written.ended(suggestionId, at)
  }

  /**
   * Editors report an accept before or after the change that puts the text in.
   * @param mayCome whether the text may be put in after this; otherwise it must stand there now
   */
  accepted(suggestion: Suggestion, { uri, offset }: AcceptedAt, mayCome: boolean): void {
    this.#written.accepted(suggestion.id, uri, offset)
    const document = this.#documents.get(uri)
    if (document === undefined || this.#accepted.has(suggestion.id)) return
    const text = new TrackedText(document, suggestion.text.replaceAll('\r\n', '\n'), offset)
    if (!mayCome && text.in(document.text) === null) return
    this.#accepted.follow({ suggestion, acceptedAt: this.#parts.clock.now(), uri, text })
  }

  opened(uri: string, text: string): void {
    if (this.#documents.get(uri) !== undefined) this.closed(uri)
    this.#documents.opened(uri, text)
    const { clock, isRecording } = this.#parts
    if (!isRecording()) return
    const { uri: from, text: before, at } = this.#lastClosed
    if (from !== uri && before === text && clock.now() - at <= renameMilliseconds)
      this.#closed.renamed(from, uri)
    this.#followAgain(uri)
  }

  /** Each change refers to the text that the ones before it left, as in LSP. */
  changed(uri: string, changes: readonly DocumentChange[]): void {
    const edit = this.#documents.changed(uri, changes, this.#parts.clock.now())
    if (edit === null) return
    const isBurst = this.#paceOf(uri).changed(edit)
    this.#accepted.changed(edit)
    this.#written.changed(edit, isBurst)
  }

  saved(uri: string): void {
    this.#documents.saved(uri)
    this.#accepted.saved(uri)
  }

  closed(uri: string): void {
    const text = this.#documents.get(uri)?.text ?? ''
    for (const closed of this.#accepted.closes(uri)) this.#closed.add(closed)
    this.#written.closes(uri)
    this.#documents.closed(uri)
    this.#paces.delete(uri)
    this.#lastClosed = { uri, text, at: this.#parts.clock.now() }
  }

  /** Said before or after the document is opened under its new name; also of a folder. */
  renamed(from: string, to: string): void {
    this.#closed.renamed(from, to)
    for (const { uri } of this.#documents) if (uri === to || uri.startsWith(`${to}/`)) this.#followAgain(uri)
  }

  /** What stands in files that were committed just now, as far as they are open and saved; each is a look, too. */
  committed(workspace: string, paths: readonly string[]): CommittedText[] {
    return this.#accepted.committed(workspace, paths).map(({ suggestion, keptRatio, keptCharacters }) => {
      return { suggestionId: suggestion.id, keptRatio, keptCharacters }
    })
  }

  /** What stands now of a text that is followed, and where. */
  standing(suggestionId: string): Standing | null {
    return this.#accepted.standing(suggestionId)
  }

  close(): void {
    this.#accepted.close()
    this.#written.close()
  }

  /** Nothing more is looked at; documents are followed all the same. */
  forgetAll(): void {
    this.#accepted.forgetAll()
    this.#written.forgetAll()
    this.#closed.forgetAll()
    this.#earlier?.clear()
  }

  /** What was accepted in a document before it was closed, or before an earlier process ended. */
  #followAgain(uri: string): void {
    const document = this.#documents.get(uri)
    if (document === undefined) return
    this.#readEarlier()
    for (const { suggestion, acceptedAt, text, range } of this.#closed.take(uri, document.text)) {
      if (this.#accepted.has(suggestion.id)) continue
      const looked = this.#earlier?.get(suggestion.id)?.looked
      const tracked = new TrackedText(document, text, range.start, range)
      this.#accepted.follow({ suggestion, acceptedAt, uri, text: tracked }, looked)
    }
  }

  /** Once: what comes later is this process's own. */
  #readEarlier(): void {
    if (this.#earlier !== null) return
    this.#earlier = new Map()
    const { store, clock, seconds, later } = this.#parts
    try {
      const since = clock.now() - Math.max(0, ...seconds) * 1000
      for (const earlier of recentlyAccepted(store, since)) {
        this.#earlier.set(earlier.suggestion.id, earlier)
        this.#closed.add(earlier)
      }
    } catch (error) {
      later(null, () => Promise.reject(error))
    }
  }

  #paceOf(uri: string): TypingPace {
    const pace = this.#paces.get(uri) ?? new TypingPace()
    this.#paces.set(uri, pace)
    return pace
  }
}
