/** What a person wrote where they had refused a suggestion, or typed something else than it said. */
import { type Suggestion } from '#contracts/suggestion'
import { type WrittenInstead } from '#contracts/writtenInstead'
import { type Clock } from '#platform/clock'
import { isDocumentOf } from './isDocumentOf'
import { type Edit, type OpenDocument, type OpenDocuments } from './openDocuments'
import { type TrackedRange } from './trackedRange'
import { moveRegion } from './writtenRegion'

export interface WrittenText {
  readonly suggestion: Suggestion
  readonly at: number
  readonly afterSeconds: number
  readonly endedBy: WrittenInstead['endedBy']
  /** The document as it was, not redacted, and what was written in it. */
  readonly document: string
  readonly region: TrackedRange
}

/** Where a suggestion was offered. */
interface Place {
  readonly suggestion: Suggestion
  readonly uri: string
  region: TrackedRange
  /** Holds what was not typed. */
  pasted: boolean
  watch: { readonly since: number; readonly stop: AbortController } | null
}

export interface WrittenWatchParts {
  readonly documents: OpenDocuments
  readonly clock: Clock
  readonly onWritten: (written: WrittenText) => void
}

const watchMilliseconds = 30_000
/** Older offers have had their end. */
const mostPlaces = 40

export class WrittenWatch {
  readonly #parts: WrittenWatchParts
  readonly #places = new Map<string, Place>()

  constructor(parts: WrittenWatchParts) {
    this.#parts = parts
  }

  /** Nothing is watched where its document is not open, or says something else by now. */
  suggested(suggestion: Suggestion): void {
    if (suggestion.surface !== 'inline') return
    const document = [...this.#parts.documents].find(({ uri }) => isDocumentOf(uri, suggestion))
    const offset = document ? offsetOf(document, suggestion) : null
    if (document === undefined || offset === null) return
    const region = { start: offset, end: offset }
    const { uri } = document
    this.#places.set(suggestion.id, { suggestion, uri, region, pasted: false, watch: null })
    const [oldest] = this.#places.values()
    if (this.#places.size > mostPlaces && oldest) this.#drop(oldest)
  }

  /** It was refused, passed over or undone: from now on it counts what is written there. */
  ended(suggestionId: string, at: number): void {
    const place = this.#places.get(suggestionId)
    if (place === undefined || place.watch !== null || place.pasted) return
    const stop = new AbortController()
    place.watch = { since: at, stop }
    const { clock } = this.#parts
    clock.delay(Math.max(0, at + watchMilliseconds - clock.now()), stop.signal).then(
      () => this.#tell(place, 'time'),
      // It ended earlier.
      () => undefined,
    )
  }

  /** What a model wrote is not the person's: they took this one after all, or another one in its place. */
  accepted(suggestionId: string, uri: string, offset: number): void {
    for (const place of this.#in(uri)) {
      const { region, watch } = place
      if (watch === null || offset < region.start || offset > region.end) continue
      if (place.suggestion.id === suggestionId) this.#unwatch(place)
      else this.#tell(place, 'left', { ...region, end: offset })
    }
  }

  /** @param isBurst more than a person types */
  changed(edit: Edit, isBurst: boolean): void {
    for (const place of [...this.#places.values()]) {
      if (place.uri === edit.uri) this.#moved(place, edit, isBurst)
      else if (place.watch !== null && !isBurst) this.#tell(place, 'left')
    }
  }

  /** To be told before the document is let go. */
  closes(uri: string): void {
    for (const place of this.#in(uri)) {
      if (place.watch !== null) this.#tell(place, 'closed')
      this.#drop(place)
    }
  }

  close(): void {
    for (const { uri } of [...this.#places.values()]) this.closes(uri)
  }

  forgetAll(): void {
    for (const place of [...this.#places.values()]) this.#drop(place)
  }

  #moved(place: Place, edit: Edit, isBurst: boolean): void {
    const { region, written } = moveRegion(place.region, edit)
    const isPaste = isBurst && written === 'touched'
    const ends = written === 'elsewhere' || written === 'broken' || isPaste
    if (place.watch !== null && ends) this.#tell(place, 'left', place.region, edit.before)
    place.region = region
    if (written === 'broken') this.#drop(place)
    else place.pasted = region.end > region.start && (place.pasted || isPaste)
  }

  #tell(
    place: Place,
    endedBy: WrittenInstead['endedBy'],
    region = place.region,
    document = this.#parts.documents.get(place.uri)?.text ?? '',
  ): void {
    const { suggestion, watch } = place
    this.#unwatch(place)
    if (watch === null || document.slice(region.start, region.end).trim() === '') return
    const at = this.#parts.clock.now()
    const afterSeconds = Math.max(0, (at - watch.since) / 1000)
    this.#parts.onWritten({ suggestion, at, afterSeconds, endedBy, document, region })
  }

  #unwatch(place: Place): void {
    place.watch?.stop.abort()
    place.watch = null
  }

  #drop(place: Place): void {
    this.#unwatch(place)
    this.#places.delete(place.suggestion.id)
  }

  #in(uri: string): Place[] {
    return [...this.#places.values()].filter((place) => place.uri === uri)
  }
}

/** Null where the line does not begin as it did: the document was changed while the answer was on its way. */
function offsetOf({ text }: OpenDocument, { line, character, prefix }: Suggestion): number | null {
  let start = 0
  for (let passed = 0; passed < line; passed++) {
    start = text.indexOf('\n', start) + 1
    if (start === 0) return null
  }
  const offset = start + character
  const before = prefix.slice(prefix.lastIndexOf('\n') + 1)
  return text.slice(start, offset).endsWith(before) && before.length <= character ? offset : null
}
