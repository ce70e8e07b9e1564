/** The answers of the last few texts: one key asks for the syntax of the same text several times. */
import type { Language } from '#contracts/language'
import type { Syntax } from './syntax'

const MOST = 6

export class RecentSyntaxes {
  /** The newest last. */
  readonly #entries: { text: string; language: Language; syntax: Syntax }[] = []

  find(text: string, language: Language): Syntax | null {
    return (
      this.#entries.findLast((entry) => entry.language === language && entry.text === text)?.syntax ?? null
    )
  }

  add(text: string, language: Language, syntax: Syntax): void {
    this.#entries.push({ text, language, syntax })
    if (this.#entries.length > MOST) this.#entries.shift()
  }
}
