/**
 * The suggestion on the screen, and what became of it. The editor's stable API tells only of an accept; the rest is
 * concluded here from changes and moves: data in, reports out.
 */
import type { Change } from './change'
import { type Place, continueBy } from './continueBy'

export interface Offer {
  readonly id: string
  readonly uri: string
  /** Where the text would begin, in UTF-16 units. */
  readonly offset: number
  /** With `\n` between lines, whatever the document has. */
  readonly text: string
}

export type SuggestionReport =
  | { readonly kind: 'shown' | 'rejected' | 'ignored'; readonly id: string }
  /** Characters of the suggestion taken so far by word, by line or by a part; or typed by hand. */
  | { readonly kind: 'partiallyAccepted' | 'typedThrough'; readonly id: string; readonly length: number }

export interface Remainder {
  readonly id: string
  readonly text: string
  /** Characters behind the cursor that the text puts in itself: brackets that the editor has closed. */
  readonly replaces: number
}

interface Following extends Offer, Place {
  readonly typed: number
}

/** Suggestions of which it is remembered that they were shown: one that comes back is no other one. */
const MOST_REMEMBERED = 50

export class FollowedSuggestion {
  #following: Following | null = null
  /** Stands whole in the document; its accept may still be on its way. */
  #completed: Following | null = null
  #takesPart = false
  #shown: readonly string[] = []

  constructor(private readonly report: (report: SuggestionReport) => void) {}

  /** @param before the cursor's line up to the offer */
  offered(offer: Offer, before = ''): void {
    const following = this.#following
    if (following?.id !== offer.id) {
      this.#passedOver()
      this.#following = { ...offer, taken: 0, cursor: offer.offset, before, closers: '', typed: 0 }
      return
    }
    // The same one where it is typed through: what stands there already was said before.
    const text = following.text.slice(0, following.taken) + offer.text
    const closers = following.cursor === offer.offset ? following.closers : ''
    this.#following = { ...following, text, cursor: offer.offset, before, closers }
  }

  /** What is left of the suggestion where the cursor stands, so that nobody need be asked again. */
  remainderAt(uri: string, offset: number): Remainder | null {
    const following = this.#following
    if (following?.uri !== uri || following.cursor !== offset) return null
    const { id, closers } = following
    const text = following.text.slice(following.taken)
    if (text === '') return null
    const replaces = closedIn(text.split('\n', 1)[0]!, closers)
    // A block would begin in front of the bracket: whoever is asked anew knows better.
    return replaces < closers.length && text.includes('\n') ? null : { id, text, replaces }
  }

  get id(): string | null {
    return this.#following?.id ?? null
  }

  /** To be called when it stood long enough for the editor to have drawn it. */
  wasShown(id: string): void {
    if (this.#following?.id !== id || this.#shown.includes(id)) return
    this.#shown = [...this.#shown, id].slice(-MOST_REMEMBERED)
    this.report({ kind: 'shown', id })
  }

  /** Whether insertions come from an accept by word or by line now, not from the keyboard. */
  takesPart(on: boolean): void {
    this.#takesPart = on
  }

  changed(uri: string, changes: readonly Change[]): void {
    const following = this.#following
    if (following?.uri !== uri || changes.length === 0) return
    const takesPart = this.#takesPart
    const [change] = changes
    const continued = changes.length === 1 ? continueBy(following, following.text, change!, takesPart) : null
    if (continued === null) {
      this.#passedOver()
      return
    }
    const { place, by } = continued
    const typed = Math.max(0, following.typed + (by === 'hand' ? place.taken - following.taken : 0))
    const now: Following = { ...following, ...place, typed }
    const whole = now.taken === now.text.length
    this.#following = whole ? null : now
    if (whole) this.#completed = now
    const { id } = following
    if (by === 'hand' && whole) this.report({ kind: 'typedThrough', id, length: typed })
    // The whole of it is an accept, which the editor tells by itself.
    if (by === 'part' && !whole) this.report({ kind: 'partiallyAccepted', id, length: now.taken })
  }

  /** The cursor moved, or another editor came to the front (null when none did). */
  moved(uri: string | null, offset: number): void {
    const following = this.#following
    if (following !== null && (following.uri !== uri || following.cursor !== offset)) this.#passedOver()
  }

  /** Esc: the person said no. */
  dismissed(): void {
    const following = this.#following
    if (following === null) return
    this.#following = null
    this.report({ kind: 'rejected', id: following.id })
  }

  /** The accept that the editor reports; where the text begins, or null for one that is not followed any more. */
  accepted(id: string): Offer | null {
    const accepted = [this.#completed, this.#following].find((one) => one?.id === id) ?? null
    if (accepted === this.#following) this.#following = null
    this.#completed = null
    return accepted
  }

  /** It went from the screen: another cursor, a selection. */
  left(): void {
    this.#passedOver()
  }

  /** Another version serves, or suggestions were paused: what is followed ends without a word. */
  forget(): void {
    this.#following = null
  }

  #passedOver(): void {
    const following = this.#following
    if (following === null) return
    this.#following = null
    const { id, typed } = following
    this.report(typed > 0 ? { kind: 'typedThrough', id, length: typed } : { kind: 'ignored', id })
  }
}

/** How many of the closed brackets a text closes itself. */
function closedIn(text: string, closers: string): number {
  let [count, from] = [0, 0]
  for (const closer of closers) {
    from = text.indexOf(closer, from) + 1
    if (from === 0) break
    count++
  }
  return count
}
