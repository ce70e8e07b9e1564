/** Tells what a person types from what comes at once: a paste, a reload, a program that writes. */
import { type Edit } from './openDocuments'

/** Nobody types so many characters in a second. */
const mostCharacters = 20
const second = 1000

/** Of one document. */
export class TypingPace {
  #recent: { readonly at: number; readonly characters: number }[] = []
  #burstAt = -Infinity

  /** True where it was too fast to be typed. */
  changed({ at, changes }: Edit): boolean {
    const characters = changes.reduce((sum, { text }) => sum + (isWord(text) ? 1 : text.trim().length), 0)
    this.#recent = this.#recent.filter((earlier) => at - earlier.at < second)
    if (characters > 0) this.#recent.push({ at, characters })
    const burst = this.#recent.reduce((sum, each) => sum + each.characters, 0) > mostCharacters
    if (burst) this.#burstAt = at
    return burst
  }

  isBursting(now: number): boolean {
    return now - this.#burstAt < second
  }
}

/** An editor completes the name that somebody began. */
function isWord(text: string): boolean {
  return /^[\p{L}\p{N}_$]+$/u.test(text)
}
