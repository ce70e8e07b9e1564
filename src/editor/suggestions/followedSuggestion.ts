/**
 * The suggestion on the screen, and what became of it. The editor's stable API tells only of an accept; the rest is
 * concluded here from changes and moves: data in, reports out.
 */
export interface Offer {
  readonly id: string
  readonly uri: string
  /** Where the text would begin, in UTF-16 units. */
  readonly offset: number
  /** With `\n` between lines, whatever the document has. */
  readonly text: string
}

/** One replacement in a document; each refers to the text that the ones before it left. */
export interface Change {
  readonly offset: number
  readonly length: number
  readonly text: string
}

export type SuggestionReport =
  | { readonly kind: 'shown' | 'rejected' | 'ignored'; readonly id: string }
  /** Characters of the suggestion taken so far by word, by line or by a part; or typed by hand. */
  | { readonly kind: 'partiallyAccepted' | 'typedThrough'; readonly id: string; readonly length: number }

export interface Remainder {
  readonly id: string
  readonly text: string
}

interface Following extends Offer {
  /** Characters of the text that stand in the document already, and where they end there. */
  readonly taken: number
  readonly cursor: number
  readonly typed: number
  readonly shown: boolean
}

export class FollowedSuggestion {
  #following: Following | null = null
  /** Stands whole in the document; its accept may still be on its way. */
  #completed: Following | null = null
  #takesPart = false

  constructor(private readonly report: (report: SuggestionReport) => void) {}

  offered(offer: Offer): void {
    if (this.#following?.id === offer.id) return
    this.#passedOver()
    this.#following = { ...offer, taken: 0, cursor: offer.offset, typed: 0, shown: false }
  }

  /** What is left of the suggestion where the cursor stands, so that nobody need be asked again. */
  remainderAt(uri: string, offset: number): Remainder | null {
    const following = this.#following
    if (following?.uri !== uri || following.cursor !== offset) return null
    const text = following.text.slice(following.taken)
    return text === '' ? null : { id: following.id, text }
  }

  get id(): string | null {
    return this.#following?.id ?? null
  }

  /** To be called when it stood long enough for the editor to have drawn it. */
  wasShown(id: string): void {
    if (this.#following?.id !== id || this.#following.shown) return
    this.#following = { ...this.#following, shown: true }
    this.report({ kind: 'shown', id })
  }

  /** The next insertion comes from an accept by word or by line, not from the keyboard. */
  takesPart(): void {
    this.#takesPart = true
  }

  changed(uri: string, changes: readonly Change[]): void {
    const following = this.#following
    if (following?.uri !== uri || changes.length === 0) return
    const takesPart = this.#takesPart
    this.#takesPart = false
    const [change] = changes
    const inserted = change!.text.replaceAll('\r\n', '\n')
    const rest = following.text.slice(following.taken)
    const continues =
      changes.length === 1 && change!.length === 0 && change!.offset === following.cursor && inserted !== ''
    if (!continues || !rest.startsWith(inserted)) {
      this.#passedOver()
      return
    }
    const byHand = inserted.length === 1 && !takesPart
    const now: Following = {
      ...following,
      taken: following.taken + inserted.length,
      cursor: following.cursor + change!.text.length,
      typed: following.typed + (byHand ? 1 : 0),
    }
    const whole = now.taken === now.text.length
    this.#following = whole ? null : now
    if (whole) this.#completed = now
    const { id } = following
    if (byHand && whole) this.report({ kind: 'typedThrough', id, length: now.typed })
    if (!byHand && (!whole || takesPart)) this.report({ kind: 'partiallyAccepted', id, length: now.taken })
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
