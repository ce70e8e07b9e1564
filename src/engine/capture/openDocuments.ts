/** The documents that are open, their text, and what each change did to it. */
import { fineChanges } from './fineChanges'
import { type DocumentChange, moveRange, smallestChange, type TrackedRange } from './trackedRange'

/** A change in its smallest form, with the text that it was made in; those before it only changed what stands behind. */
export interface MadeChange extends DocumentChange {
  readonly base: string
}

/** What came in one notification. */
export interface Edit {
  readonly uri: string
  readonly at: number
  readonly before: string
  readonly after: string
  /** One after the other. */
  readonly changes: readonly MadeChange[]
  /** What was put in, as the editor said it, and where it stands after all of them. */
  readonly inserted: readonly TrackedRange[]
}

export interface OpenDocument {
  readonly uri: string
  text: string
  /** Whether the file may differ from it. */
  unsaved: boolean
  last: Edit | null
}

export class OpenDocuments {
  readonly #open = new Map<string, OpenDocument>()

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri)
  }

  [Symbol.iterator](): IterableIterator<OpenDocument> {
    return this.#open.values()
  }

  opened(uri: string, text: string): void {
    this.#open.set(uri, { uri, text, unsaved: false, last: null })
  }

  /** Each change refers to the text that the ones before it left, as in LSP. Null for a document that is not open. */
  changed(uri: string, reported: readonly DocumentChange[], at: number): Edit | null {
    const document = this.#open.get(uri)
    if (document === undefined) return null
    const before = document.text
    const changes: MadeChange[] = []
    let inserted: TrackedRange[] = []
    for (const change of reported) {
      const { start, end, text } = change
      const base = document.text
      for (const fine of fineChanges(base, smallestChange(base, change))) changes.push({ ...fine, base })
      document.text = base.slice(0, start) + text + base.slice(end)
      inserted = inserted.map((range) => moveRange(range, change))
      if (text !== '') inserted.push({ start, end: start + text.length })
    }
    document.unsaved = true
    document.last = { uri, at, before, after: document.text, changes, inserted }
    return document.last
  }

  saved(uri: string): void {
    const document = this.#open.get(uri)
    if (document !== undefined) document.unsaved = false
  }

  closed(uri: string): void {
    this.#open.delete(uri)
  }
}
