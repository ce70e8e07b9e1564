/** Where the person wrote lately, in any file: what they do here often follows from what they did there. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import { cutAtLine } from './cutAtLine'
import { type Range, lineRange } from './lineRange'
import type { OpenText } from './openTexts'
import type { Place } from './place'

/** `text` takes the place of what stood from `start` to `end`, in UTF-16 units of the document before the change. */
export interface TextChange extends Range {
  readonly text: string
}

interface Edit extends Range {
  readonly uri: string
  readonly at: number
}

/** Tabby's settings: three chunks of 500 characters. */
const MOST_SNIPPETS = 3
const MOST_CHARACTERS = 500
const MOST_EDITS = 32
/** Edits nearer than this are one. */
const NEAR = 200
/** Nobody types this at once: a paste, a formatter, or another branch. */
const TOO_MUCH_AT_ONCE = 2_000
/** Milliseconds; three times the ten minutes in which Copilot's weight of an action decays. */
const FORGOTTEN_AFTER = 30 * 60_000

export class RecentEdits {
  /** The newest last. */
  #edits: Edit[] = []

  /** @param changes one after the other */
  changed(uri: string, changes: readonly TextChange[], now: number): void {
    for (const change of changes) this.#changed(uri, change, now)
  }

  /** Of other files, and of this one outside of `inPrompt`; the newest first. */
  snippets(
    place: Place,
    inPrompt: Range,
    now: number,
    documentOf: (uri: string) => OpenText | undefined,
  ): ContextSnippet[] {
    const found: ContextSnippet[] = []
    for (const edit of this.#edits.toReversed()) {
      if (found.length === MOST_SNIPPETS || now - edit.at > FORGOTTEN_AFTER) break
      const document = documentOf(edit.uri)
      if (document?.workspace !== place.workspace) continue
      const { path } = document
      const inThisFile = path === place.path
      if (inThisFile && edit.end >= inPrompt.start && edit.start <= inPrompt.end) continue
      const text = chunk(inThisFile ? place.text : document.text, edit)
      if (text.trim() !== '') found.push({ path, text, source: 'recentEdit' })
    }
    return found
  }

  #changed(uri: string, { start, end, text }: TextChange, now: number): void {
    const isTyping = Math.max(end - start, text.length) <= TOO_MUCH_AT_ONCE
    const shift = text.length - (end - start)
    const kept: Edit[] = []
    let joined = { start, end: start + text.length }
    for (const edit of this.#edits) {
      const slack = isTyping ? NEAR : 0
      if (edit.uri !== uri || edit.end + slack < start) kept.push(edit)
      else if (edit.start - slack > end) {
        kept.push({ ...edit, start: edit.start + shift, end: edit.end + shift })
      } else {
        joined = { start: Math.min(joined.start, edit.start), end: Math.max(joined.end, edit.end + shift) }
      }
    }
    if (isTyping) kept.push({ uri, ...joined, at: now })
    this.#edits = kept.slice(-MOST_EDITS)
  }
}

/** The lines of an edit, and lines around it as far as they fit. */
function chunk(text: string, edit: Range): string {
  let range = lineRange(text, edit, 0, 0)
  for (let lines = 1; lines <= 10; lines++) {
    const wider = lineRange(text, edit, lines, lines)
    if (wider.end - wider.start > MOST_CHARACTERS) break
    range = wider
  }
  return cutAtLine(text.slice(range.start, range.end), MOST_CHARACTERS)
}
