/** Follows each accepted text, and looks at it again: after some seconds, when all is quiet, at a save, a commit and the end. */
import { type AftermathMoment } from '#contracts/outcome'
import { type Suggestion } from '#contracts/suggestion'
import { type Clock } from '#platform/clock'
import { join } from 'node:path'
import { cameFromDisk } from './cameFromDisk'
import { type ClosedText } from './closedTexts'
import { isDocumentOf } from './isDocumentOf'
import { type Kept, measureKept } from './measureKept'
import { type Edit, type OpenDocument, type OpenDocuments } from './openDocuments'
import { type TrackedText } from './trackedText'

export interface Look extends Kept {
  /** As it was made, not redacted; it only lives in memory. */
  readonly suggestion: Suggestion
  readonly moment: AftermathMoment
  readonly at: number
  readonly afterSeconds: number
  /** Not redacted. */
  readonly finalText: string
}

/** Lines are zero-based and inclusive. */
export interface Standing {
  readonly uri: string
  readonly keptRatio: number
  /** Not redacted, with `\n` line ends. */
  readonly text: string
  readonly firstLine: number
  readonly lastLine: number
}

/** What to follow, and from where. */
export interface AcceptedText {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  readonly uri: string
  readonly text: TrackedText
}

interface Followed extends AcceptedText {
  readonly stop: AbortController
  last: Look | null
  wasSaved: boolean
  savedAt: number
  undoneAt: number | null
  /** Changes of which it is not known yet whether the person made them. */
  undecided: number
}

export interface AcceptedTextsParts {
  readonly documents: OpenDocuments
  readonly clock: Clock
  /** After each of them a text is looked at. */
  readonly seconds: readonly number[]
  /** Whether more comes into a document than a person types. */
  readonly isBursting: (uri: string) => boolean
  readonly onLook: (look: Look) => void
  /** An accept was taken back, which nobody said. */
  readonly onUndone: (suggestion: Suggestion, at: number) => void
}

/** More are not followed at once; the oldest go. */
const mostFollowed = 200
const quietMilliseconds = 10_000
const burstMilliseconds = 1000
const mostWaits = 30
/** Larger changes may be a reload of the file. */
const typedCharacters = 20
/** What restores the text of before within this time of an accept is an undo... */
const undoMilliseconds = 30_000
/** ...unless the text stands somewhere again soon after: then it was moved. */
const moveMilliseconds = 5000

export class AcceptedTexts {
  readonly #parts: AcceptedTextsParts
  readonly #followed = new Map<string, Followed>()

  constructor(parts: AcceptedTextsParts) {
    this.#parts = parts
  }

  has(suggestionId: string): boolean {
    return this.#followed.has(suggestionId)
  }

  /** @param looked moments that were looked at by another process */
  follow(accepted: AcceptedText, looked: readonly AftermathMoment[] = []): void {
    const stop = new AbortController()
    const since = { last: null, wasSaved: false, savedAt: -Infinity, undoneAt: null, undecided: 0 }
    const followed: Followed = { ...accepted, ...since, stop }
    this.#followed.set(accepted.suggestion.id, followed)
    const [oldest] = this.#followed.values()
    if (this.#followed.size > mostFollowed && oldest) this.#end(oldest)
    // Stopped: its document closes, or the program ends.
    this.#lookInTime(followed, looked).catch(() => undefined)
    if (!looked.includes('settled')) this.#lookWhenQuiet(followed).catch(() => undefined)
  }

  changed(edit: Edit): void {
    let fromDisk: Promise<boolean> | null = null
    for (const followed of this.#followed.values()) {
      if (followed.uri !== edit.uri) continue
      const fate = followed.text.changed(edit)
      if (fate.kind === 'same') continue
      if (fate.kind === 'back') followed.undoneAt = null
      const isSoon = edit.at - followed.acceptedAt <= undoMilliseconds
      if (fate.kind === 'undone' && isSoon) this.#undone(followed, edit.at)
      if (fate.kind === 'back' || fate.was === null || !isLarge(edit)) continue
      if (!isDocumentOf(edit.uri, followed.suggestion)) continue
      fromDisk ??= this.#cameFromDisk(edit, followed)
      void this.#decide(followed, fate.was, fromDisk)
    }
  }

  /** What stands now of a text that is followed, and where. */
  standing(suggestionId: string): Standing | null {
    const followed = this.#followed.get(suggestionId)
    const measured = followed ? this.#measure(followed) : null
    const document = followed && this.#documentOf(followed)
    if (!document || !measured || followed.text.start === null) return null
    const lineAt = (offset: number): number => document.text.slice(0, offset).split('\n').length - 1
    const firstLine = lineAt(followed.text.start)
    const lines = measured.finalText.split('\n').length
    const { keptRatio, finalText: text } = measured
    return { uri: followed.uri, keptRatio, text, firstLine, lastLine: firstLine + lines - 1 }
  }

  /** The first save is looked at, and later ones where they bring something new. */
  saved(uri: string): void {
    for (const followed of this.#in(uri)) {
      followed.savedAt = this.#parts.clock.now()
      const text = this.#textOf(followed)
      if (followed.wasSaved && text === followed.last?.finalText) continue
      followed.wasSaved = this.#tell(followed, 'saved') || followed.wasSaved
    }
  }

  /** What stands in files that were committed, as far as they are open and their text is the file's. */
  committed(workspace: string, paths: readonly string[]): Look[] {
    return [...this.#followed.values()].flatMap((followed) => {
      const document = this.#documentOf(followed)
      if (!document || document.unsaved) return []
      if (!paths.some((path) => isDocumentOf(followed.uri, { workspace, path }))) return []
      return this.#tell(followed, 'committed') && followed.last ? [followed.last] : []
    })
  }

  /** To be told before the document is let go: a person who closes it has finished with it. */
  closes(uri: string): ClosedText[] {
    return this.#in(uri).flatMap((followed) => {
      this.#confirmUndone(followed)
      if (followed.undecided === 0) this.#tell(followed, 'closed')
      this.#end(followed)
      const { suggestion, acceptedAt, text } = followed
      const known = text.known(this.#documentOf(followed)?.text ?? '')
      return known === null || known.trim() === '' || text.start === null
        ? []
        : [{ suggestion, acceptedAt, uri, text: known, offset: text.start }]
    })
  }

  /** Texts that stood for half of the first wait are looked at; for younger ones it is too early to say anything. */
  close(): void {
    const early = Math.min(...this.#parts.seconds, quietMilliseconds / 1000) * 500
    for (const followed of [...this.#followed.values()]) {
      this.#confirmUndone(followed)
      if (this.#parts.clock.now() - followed.acceptedAt >= early) this.#tell(followed, 'closed')
      this.#end(followed)
    }
  }

  /** Nothing more is looked at. */
  forgetAll(): void {
    for (const followed of [...this.#followed.values()]) this.#end(followed)
  }

  async #lookInTime(followed: Followed, looked: readonly AftermathMoment[]): Promise<void> {
    const { clock, seconds } = this.#parts
    for (const after of seconds.toSorted((left, right) => left - right)) {
      const wait = followed.acceptedAt + after * 1000 - clock.now()
      if (wait < 0 || looked.includes(`after${after}s`)) continue
      await clock.delay(wait, followed.stop.signal)
      await this.#calm(followed)
      this.#tell(followed, `after${after}s`)
    }
  }

  async #lookWhenQuiet(followed: Followed): Promise<void> {
    const { clock } = this.#parts
    for (;;) {
      const changedAt = this.#documentOf(followed)?.last?.at ?? -Infinity
      const quiet = clock.now() - Math.max(changedAt, followed.acceptedAt)
      if (quiet >= quietMilliseconds) break
      await clock.delay(quietMilliseconds - quiet, followed.stop.signal)
    }
    await this.#calm(followed)
    this.#tell(followed, 'settled')
  }

  /** A look in the middle of a paste or a reload would take it for the person's edit. */
  async #calm(followed: Followed): Promise<void> {
    for (let waits = 0; waits < mostWaits; waits++) {
      if (followed.undecided === 0 && !this.#parts.isBursting(followed.uri)) return
      await this.#parts.clock.delay(burstMilliseconds, followed.stop.signal)
    }
  }

  #cameFromDisk(edit: Edit, followed: Followed): Promise<boolean> {
    const { workspace, path } = followed.suggestion
    return cameFromDisk(edit, join(workspace, path), {
      clock: this.#parts.clock,
      signal: followed.stop.signal,
      isSaved: () => followed.savedAt >= edit.at,
    })
  }

  async #decide(followed: Followed, was: string, fromDisk: Promise<boolean>): Promise<void> {
    followed.undecided++
    if ((await fromDisk) && this.#textOf(followed) !== was) {
      followed.text.takenAway(was)
      followed.undoneAt = null
    }
    followed.undecided--
  }

  #undone(followed: Followed, at: number): void {
    followed.undoneAt = at
    this.#parts.clock.delay(moveMilliseconds, followed.stop.signal).then(
      () => {
        if (followed.undoneAt === at) this.#confirmUndone(followed)
      },
      // Its document closes, which confirms it at once.
      () => undefined,
    )
  }

  #confirmUndone(followed: Followed): void {
    if (followed.undoneAt === null) return
    this.#parts.onUndone(followed.suggestion, followed.undoneAt)
    followed.undoneAt = null
  }

  /** False where there is nothing to say: the text was never seen in its document, or is away. */
  #tell(followed: Followed, moment: AftermathMoment): boolean {
    const measured = this.#measure(followed)
    if (measured === null) return false
    const { suggestion, acceptedAt } = followed
    const at = this.#parts.clock.now()
    const afterSeconds = Math.max(0.001, (at - acceptedAt) / 1000)
    const look = { suggestion, moment, at, afterSeconds, ...measured }
    followed.last = look
    this.#parts.onLook(look)
    return true
  }

  #measure(followed: Followed): (Kept & Pick<Look, 'finalText'>) | null {
    const finalText = this.#textOf(followed)
    if (finalText === null) return null
    const { suggestion, last } = followed
    if (last?.finalText !== finalText)
      return { ...measureKept(suggestion.text.replaceAll('\r\n', '\n'), finalText), finalText }
    // Nothing new since the last look: what was measured then still holds.
    const { keptRatio, keptCharacters, editDistance } = last
    return { keptRatio, keptCharacters, editDistance, finalText }
  }

  #textOf(followed: Followed): string | null {
    const document = this.#documentOf(followed)
    return document ? followed.text.in(document.text) : null
  }

  #documentOf({ uri }: Followed): OpenDocument | undefined {
    return this.#parts.documents.get(uri)
  }

  #in(uri: string): Followed[] {
    return [...this.#followed.values()].filter((followed) => followed.uri === uri)
  }

  #end(followed: Followed): void {
    this.#followed.delete(followed.suggestion.id)
    followed.stop.abort()
  }
}

function isLarge({ changes }: Edit): boolean {
  return changes.reduce((sum, { start, end, text }) => sum + end - start + text.length, 0) > typedCharacters
}
