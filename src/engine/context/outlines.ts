/** Outlines of files, read once for each of their texts: reading is too slow for a keystroke, looking up is not. */
import { languageOf } from '#engine/language/language'
import { type OutlineEntry, outline } from './outline'
import { remember } from '#platform/remember'

interface Known {
  readonly text: string
  readonly entries: readonly OutlineEntry[]
}

const MOST_FILES = 200

export class Outlines {
  readonly #known = new Map<string, Known>()

  /** True when that changed what is known of the file. */
  learn(key: string, path: string, text: string): boolean {
    const language = languageOf(path)
    const known = this.#known.get(key)
    if (language === null) return false
    if (known?.text === text) {
      // What is asked for again is not to go next.
      remember(this.#known, key, known, MOST_FILES)
      return false
    }
    const entries = outline(text, language)
    remember(this.#known, key, { text, entries }, MOST_FILES)
    return JSON.stringify(entries) !== JSON.stringify(known?.entries)
  }

  /** As the file was when it was last learnt; empty before that. */
  of(key: string): readonly OutlineEntry[] {
    return this.#known.get(key)?.entries ?? []
  }
}
