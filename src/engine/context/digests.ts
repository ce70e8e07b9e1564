/** What is looked for in open documents: their words by windows, and the types they declare. */
import { setImmediate } from 'node:timers/promises'
import type { OpenText } from './openTexts'
import { declaredTypes } from './outline'
import { type WordWindow, wordWindows } from './wordWindows'

export interface Digest {
  readonly windows: readonly WordWindow[]
  readonly types: readonly string[]
}

/** Characters that are read in about a millisecond, so at once. */
const SMALL = 20_000

export class Digests {
  /** A document that changes is another object. */
  readonly #known = new WeakMap<OpenText, Digest>()

  /** Reads one after the other and gives way after each. True where there was something new to read. */
  async learn(documents: readonly OpenText[], signal: AbortSignal): Promise<boolean> {
    let isNew = false
    for (const document of documents) {
      if (this.#known.has(document)) continue
      if (signal.aborted) break
      this.#read(document)
      isNew = true
      await setImmediate()
    }
    return isNew
  }

  /** Null for a large document that is still to be read. */
  of(document: OpenText): Digest | null {
    const known = this.#known.get(document)
    if (known !== undefined) return known
    return document.text.length <= SMALL ? this.#read(document) : null
  }

  #read(document: OpenText): Digest {
    const { text } = document
    const digest = { windows: wordWindows(text), types: declaredTypes(text) }
    this.#known.set(document, digest)
    return digest
  }
}
