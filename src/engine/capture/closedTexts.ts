/** Accepted texts whose document is not open, to be found again when it is opened, also under another name. */
import { type Suggestion } from '#contracts/suggestion'
import { findText, findTextAt } from './findText'
import { isDocumentOf } from './isDocumentOf'
import { type TrackedRange } from './trackedRange'

export interface ClosedText {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  /** Null for one of an earlier process, which knows its path alone. */
  readonly uri: string | null
  /** As it stood last, with `\n` line ends. */
  readonly text: string
  /** Where; null where only the suggestion's line is known. */
  readonly offset: number | null
}

const kept = 200
/** A shorter text is taken for ours only exactly where it stood. */
const telling = 8

export class ClosedTexts {
  #texts: ClosedText[] = []

  add(text: ClosedText): void {
    this.#texts = [...this.#texts, text].slice(-kept)
  }

  has(suggestionId: string): boolean {
    return this.#texts.some(({ suggestion }) => suggestion.id === suggestionId)
  }

  /** Those that stand in a document that opens; the others wait on. */
  take(uri: string, document: string): (ClosedText & { readonly range: TrackedRange })[] {
    const found = this.#texts.flatMap((closed) => {
      const isHere = closed.uri === null ? isDocumentOf(uri, closed.suggestion) : closed.uri === uri
      const range = isHere ? rangeIn(document, closed) : null
      return range === null ? [] : [{ ...closed, range }]
    })
    const ids = new Set(found.map(({ suggestion }) => suggestion.id))
    this.#texts = this.#texts.filter(({ suggestion }) => !ids.has(suggestion.id))
    return found
  }

  /** Of a file, or of a folder with all that is in it. */
  renamed(from: string, to: string): void {
    this.#texts = this.#texts.map((closed) => {
      const { uri } = closed
      if (uri === from) return { ...closed, uri: to }
      return uri?.startsWith(`${from}/`) ? { ...closed, uri: to + uri.slice(from.length) } : closed
    })
  }

  forgetAll(): void {
    this.#texts = []
  }
}

function rangeIn(document: string, { text, offset, suggestion }: ClosedText): TrackedRange | null {
  const exact = offset === null ? null : findTextAt(document, text, offset)
  if (exact !== null || text.replaceAll(/\s/g, '').length < telling) return exact
  return findText(document, text, offset ?? startOfLine(document, suggestion.line))
}

function startOfLine(document: string, line: number): number {
  let at = 0
  for (let passed = 0; passed < line; passed++) {
    const end = document.indexOf('\n', at)
    if (end === -1) return at
    at = end + 1
  }
  return at
}
