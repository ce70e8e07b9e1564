/**
 * What becomes of the suggestion on the screen of an editor that says only what was shown and accepted: concluded from
 * what is typed, by the rules that our own extension follows too.
 */
import type { PassedOverReason } from '#contracts/event'
import { type TextChange, differing } from './textChange'

export interface Offered {
  readonly id: string
  readonly uri: string
  /** Where its text begins, in UTF-16 units. */
  readonly offset: number
  /** With `\n` between lines. */
  readonly text: string
  /** Characters of it that stood in the document when it was offered. */
  readonly typed: number
}

export type InferredEnd = { readonly id: string } & (
  | { readonly kind: 'typedThrough' | 'partiallyAccepted'; readonly length: number }
  | { readonly kind: 'ignored'; readonly reason: PassedOverReason }
)

interface Following extends Offered {
  /** Where its rest begins. */
  readonly cursor: number
  /** Characters of it that stand in the document, however they came. */
  readonly taken: number
  /** Brackets and quotes behind the cursor that the editor closed by itself. */
  readonly closers: number
}

const PAIRS: ReadonlySet<string> = new Set(['()', '[]', '{}', '<>', '""', "''", '``'])

export class InferredEnds {
  #following: Following | null = null

  constructor(private readonly report: (end: InferredEnd) => void) {}

  /** The same one again, where it is typed through, goes on. */
  offered(offered: Offered): void {
    if (this.#following?.id === offered.id) return
    this.#passedOver('superseded')
    const [taken, cursor] = [offered.typed, offered.offset + offered.typed]
    this.#following = { ...offered, taken, cursor, closers: 0 }
  }

  /** The editor said how it ended. */
  ended(id: string): void {
    if (this.#following?.id === id) this.#following = null
  }

  /** @param before the document's text before the change */
  changed(uri: string, before: string, given: TextChange): void {
    const following = this.#following
    if (following === null) return
    if (following.uri !== uri) {
      this.#passedOver('left')
      return
    }
    const change = differing(before, given)
    if (change.start === change.end && change.text === '') return
    const now = continued(following, before, change)
    if (now === null) {
      const { offset, cursor, closers } = following
      const isHere = change.start <= cursor + closers && change.end >= offset - 1
      this.#passedOver(isHere ? 'typedOtherwise' : 'left')
    } else this.#goesOn(following, now)
  }

  closed(uri: string): void {
    if (this.#following?.uri === uri) this.#passedOver('left')
  }

  #goesOn(before: Following, now: Following): void {
    const { id, taken, typed, text } = now
    const whole = taken === text.length
    this.#following = whole ? null : now
    const byHand = typed !== before.typed || taken < before.taken
    if (byHand && whole) this.report({ kind: 'typedThrough', id, length: typed })
    // The whole of it is an accept, which every editor tells by the item's command.
    if (!byHand && !whole) this.report({ kind: 'partiallyAccepted', id, length: taken })
  }

  #passedOver(reason: PassedOverReason): void {
    const following = this.#following
    if (following === null) return
    this.#following = null
    const { id, text, taken, typed } = following
    if (holdsWord(text, Math.min(taken, typed))) this.report({ kind: 'typedThrough', id, length: typed })
    else this.report({ kind: 'ignored', id, reason })
  }
}

/** Where it stands after a change that goes on as it does; null after any other. */
function continued(following: Following, before: string, { start, end, text }: TextChange): Following | null {
  const { offset, cursor, closers } = following
  if (start < offset || start > cursor || end > cursor + closers) return null
  const stands = (before.slice(offset, start) + text).replaceAll('\r\n', '\n')
  const left = closers - Math.max(0, end - cursor)
  if (PAIRS.has(text) && following.text.startsWith(stands.slice(0, -1)) && !following.text.startsWith(stands))
    return moved(following, stands.length - 1, start + 1, left + 1, true)
  if (!following.text.startsWith(stands)) return null
  const isKey = stands.length - following.taken <= 1 || /^\r?\n?[ \t]*$/.test(text)
  return moved(following, stands.length, start + text.length, left, isKey)
}

function moved(
  following: Following,
  taken: number,
  cursor: number,
  closers: number,
  byHand: boolean,
): Following {
  const typed = Math.max(0, following.typed + (byHand ? taken - following.taken : 0))
  return { ...following, taken, cursor, closers, typed }
}

/** Whether so many characters hold a word of it, or all of it: fewer may be typed by chance. */
function holdsWord(text: string, characters: number): boolean {
  const [beginning] = /^\W*\w+/.exec(text) ?? [text]
  return characters > 0 && characters >= beginning.length
}
