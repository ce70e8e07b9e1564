/**
 * Answers of late. One answers again at its own place, and at every later place that it foretold: behind what was typed
 * or accepted of it, and on the lines that were read ahead. Key: file, prefix, suffix and version; a process writes one
 * prompt format.
 */
import { type Place, typedSince } from './generation'

/** As many as Copilot's and llama.vscode's clients keep, or more; the least recently used goes first. */
const ENTRIES = 250
/** Milliseconds: after five minutes the rest of the workspace has changed (Tabby). */
const LIFETIME = 5 * 60_000
/** Characters of a prefix that are compared before all of it is. */
const GLANCE = 40

interface Entry {
  readonly place: Place
  readonly text: string
  /** The model had no more to say: behind the text it says nothing, and need not be asked (Refact). */
  readonly isWhole: boolean
  readonly at: number
}

export interface Remembered {
  readonly text: string
  /** It begins on a later line than the answer did: it was read ahead. */
  readonly isAhead: boolean
}

export class AnswerMemory {
  #entries: Entry[] = []

  add(place: Place, text: string, isWhole: boolean, now: number): void {
    const others = this.#entries.filter(({ place: other }) => typedSince(other, place) !== '')
    this.#entries = [...others.slice(1 - ENTRIES), { place, text, isWhole, at: now }]
  }

  /** The newest answer that holds at a place; null where none does. */
  at(place: Place, now: number): Remembered | null {
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index]!
      if (now - entry.at > LIFETIME) continue
      const text = restOf(entry, place)
      if (text === null) continue
      this.#entries.splice(index, 1)
      this.#entries.push(entry)
      return { text, isAhead: place.before.slice(entry.place.before.length).includes('\n') }
    }
    return null
  }
}

function restOf({ place, text, isWhole }: Entry, later: Place): string | null {
  const length = later.before.length - place.before.length
  if (length < 0 || length > text.length || (length === text.length && !isWhole)) return null
  if (place.after.length !== later.after.length) return null
  // A glance first: there are many entries, and texts are long.
  const end = place.before.length
  if (!later.before.startsWith(place.before.slice(-GLANCE), Math.max(0, end - GLANCE))) return null
  const typed = typedSince(place, later)
  return typed !== null && text.startsWith(typed) ? text.slice(typed.length) : null
}
