/** How an answer fits the syntax of its document: whether it closes the cursor's block, and whether it breaks things. */
import type { Scope } from '#contracts/suggestion'
import type { Syntax } from '#engine/language/language'
import { type SyntaxSource, syntaxFrom } from './syntaxFrom'

/** What of an answer was parsed is asked about again with the next piece of the stream. */
const REMEMBERED = 16

/** What may stand on the next line: a body, a member, a type, the rest of an expression or of a list. */
const CONTINUATIONS = [' {}', ' void x() {}', ' class x {}', ' x;', ' x)', ' x]']

/** Milliseconds in which a continuation must be found; most are in one. */
const LONGEST_DOUBT = 2

export class SyntaxFit {
  readonly #text: string
  readonly #offset: number
  readonly #parse: (text: string) => Syntax | null
  readonly #line: { readonly start: number; readonly end: number }
  readonly #syntax: SyntaxSource
  #errorsBefore: number | null = null
  readonly #closes = new Map<string, boolean>()

  /** @param syntax of `text` */
  constructor(text: string, offset: number, syntax: SyntaxSource, parse: (text: string) => Syntax | null) {
    this.#text = text
    this.#offset = offset
    this.#parse = parse
    const end = text.indexOf('\n', offset)
    this.#line = { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end }
    this.#syntax = syntax
  }

  /** Parses the document, so that the answer is but a change of it; to be called while the model reads the prompt. */
  prepare(): void {
    void this.#errors
  }

  closesBlock(answer: string): boolean {
    const known = this.#closes.get(answer)
    if (known !== undefined) return known
    const end = this.syntaxWith(answer)?.blockEnd(this.#offset) ?? null
    const closes = end !== null && end <= this.#offset + answer.length
    if (this.#closes.size < REMEMBERED) this.#closes.set(answer, closes)
    return closes
  }

  /**
   * A line that is whole without the answer has errors with it, whatever may follow on the next, while all else stays as
   * it was; a block must be put into a whole document to be judged at all. What is unfinished elsewhere is no fault of
   * the answer.
   */
  breaks(answer: string, scope: Scope, syntax: Syntax | null = this.syntaxWith(answer)): boolean {
    return syntax !== null && this.#breaks(answer, scope, syntax) && !this.#canGoOn(answer, scope)
  }

  #breaks(answer: string, scope: Scope, syntax: Syntax): boolean {
    const grown = answer.length
    const errors = syntax.errorsIn(0, this.#text.length + grown)
    if (this.#errors === 0) return errors > 0
    // As many elsewhere as there were in all: so the line had none.
    const onLine = syntax.errorsIn(this.#line.start, this.#line.end + grown)
    return scope === 'line' && onLine > 0 && errors - onLine === this.#errors
  }

  /** A header without its body or an attribute without its member is whole only with what comes next. */
  #canGoOn(answer: string, scope: Scope): boolean {
    if (scope !== 'line' || this.#line.end > this.#offset) return false
    const until = performance.now() + LONGEST_DOUBT
    return CONTINUATIONS.some((next) => {
      // The person waits; in doubt it is shown.
      if (performance.now() > until) return true
      const continued = answer + next
      const errors = this.syntaxWith(continued)?.errorsIn(0, this.#text.length + continued.length)
      return errors !== undefined && errors <= this.#errors
    })
  }

  /** Before the answer, in the whole document. */
  get #errors(): number {
    this.#errorsBefore ??= syntaxFrom(this.#syntax)?.errorsIn(0, this.#text.length) ?? 0
    return this.#errorsBefore
  }

  /** The tree of the document with the answer in it. */
  syntaxWith(answer: string): Syntax | null {
    return this.#parse(this.#text.slice(0, this.#offset) + answer + this.#text.slice(this.#offset))
  }
}
