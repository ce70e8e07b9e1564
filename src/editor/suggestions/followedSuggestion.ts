/**
 * The suggestion on the screen, and what became of it. The editor's stable API tells only of an accept; the rest is
 * concluded here from changes and moves: data in, reports out.
 */
import type { PassedOverReason } from '#contracts/event'
import type { Change } from './change'
import { type Place, continueBy } from './continueBy'
import { holdsWord } from './holdsWord'

export interface Offer {
  readonly id: string
  readonly uri: string
  /** Where the text would begin, in UTF-16 units. */
  readonly offset: number
  /** With `\n` between lines, whatever the document has. */
  readonly text: string
}

/** `length`: characters of the suggestion taken so far by word, by line or by a part; or typed by hand. */
export type SuggestionReport = { readonly id: string } & (
  | { readonly kind: 'shown'; readonly confidence: 'reported' | 'inferred' }
  | { readonly kind: 'partiallyAccepted'; readonly length: number }
  | { readonly kind: 'typedThrough'; readonly length: number; readonly visibleMs: number }
  | { readonly kind: 'rejected'; readonly visibleMs: number }
  | { readonly kind: 'ignored'; readonly reason: PassedOverReason; readonly visibleMs: number }
)

export interface Remainder {
  readonly id: string
  readonly text: string
  /** Characters behind the cursor that the text puts in itself: brackets that the editor has closed. */
  readonly replaces: number
}

interface Following extends Offer, Place {
  readonly typed: number
  /** When it came to the screen. */
  readonly since: number
}

/** Suggestions of which it is remembered that they were shown: one that comes back is no other one. */
const MOST_REMEMBERED = 50

export class FollowedSuggestion {
  #following: Following | null = null
  /** Stands whole in the document; its accept may still be on its way. */
  #completed: Following | null = null
  #takesPart = false
  #shown: readonly string[] = []

  constructor(
    private readonly report: (report: SuggestionReport) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * @param before the cursor's line up to the offer
   * @param delay milliseconds until it comes to the screen
   */
  offered(offer: Offer, before = '', delay = 0): void {
    const following = this.#following
    if (following?.id !== offer.id) {
      this.#passedOver('superseded')
      const since = this.now() + delay
      this.#following = { ...offer, taken: 0, cursor: offer.offset, before, closers: '', typed: 0, since }
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
    this.report({ kind: 'shown', id, confidence: 'inferred' })
  }

  /** Whether insertions come from an accept by word or by line now, not from the keyboard. */
  takesPart(on: boolean): void {
    this.#takesPart = on
    if (on) this.#confirmShown()
  }

  changed(uri: string, changes: readonly Change[]): void {
    const following = this.#following
    if (following?.uri !== uri || changes.length === 0) return
    const takesPart = this.#takesPart
    const [change] = changes
    const continued = changes.length === 1 ? continueBy(following, following.text, change!, takesPart) : null
    if (continued === null) {
      const [from, to] = [following.offset - 1, following.cursor + following.closers.length]
      const isHere = changes.some(({ offset, length }) => offset <= to && offset + length >= from)
      this.#passedOver(isHere ? 'typedOtherwise' : 'left')
      return
    }
    const { place, by } = continued
    const typed = Math.max(0, following.typed + (by === 'hand' ? place.taken - following.taken : 0))
    const now: Following = { ...following, ...place, typed }
    const whole = now.taken === now.text.length
    this.#following = whole ? null : now
    if (whole) this.#completed = now
    const { id } = following
    if (by === 'hand' && whole)
      this.report({ kind: 'typedThrough', id, length: typed, visibleMs: this.#visibleMs(following) })
    // The whole of it is an accept, which the editor tells by itself.
    if (by === 'part' && !whole) this.report({ kind: 'partiallyAccepted', id, length: now.taken })
  }

  /** The cursor moved, or another editor came to the front (null when none did). */
  moved(uri: string | null, offset: number): void {
    const following = this.#following
    if (following !== null && (following.uri !== uri || following.cursor !== offset)) this.#passedOver('left')
  }

  /** Esc: the person said no. */
  dismissed(): void {
    const following = this.#following
    if (following === null) return
    this.#confirmShown()
    this.#following = null
    this.report({ kind: 'rejected', id: following.id, visibleMs: this.#visibleMs(following) })
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
    this.#passedOver('left')
  }

  /** Another version serves, or suggestions were paused: what is followed ends without a word. */
  forget(): void {
    this.#following = null
  }

  #passedOver(reason: PassedOverReason): void {
    const following = this.#following
    if (following === null) return
    this.#following = null
    // Whether this was long enough to be seen, is not decided here: what comes back is said to be shown anew.
    this.#shown = this.#shown.filter((id) => id !== following.id)
    const { id, text, taken, typed } = following
    const visibleMs = this.#visibleMs(following)
    if (holdsWord(text, Math.min(taken, typed)))
      this.report({ kind: 'typedThrough', id, length: typed, visibleMs })
    else this.report({ kind: 'ignored', id, reason, visibleMs })
  }

  /** A key of ours works only while gray text stands on the screen. */
  #confirmShown(): void {
    const id = this.#following?.id
    if (id !== undefined) this.report({ kind: 'shown', id, confidence: 'reported' })
  }

  #visibleMs({ since }: Following): number {
    return Math.max(0, this.now() - since)
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
