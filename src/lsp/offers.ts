/**
 * Where suggestions stand, or would. Accepting says only which suggestion it was; where its text begins follows from
 * where it was offered and from every change since, however the editor puts it in: before or after it says so, at
 * once, only what was not typed yet, or as a replacement of the line.
 */
import { type TextChange, differing, shifted } from './textChange'

export interface Offer {
  readonly suggestionId: string
  readonly uri: string
  /** Where the text was offered, in UTF-16 units. */
  readonly offset: number
}

/** An editor shows one at a time; the rest is for accepts that come late. */
const MOST_OFFERS = 50

export class Offers {
  readonly #offers = new Map<string, Offer>()

  add(offer: Offer): void {
    this.#offers.set(offer.suggestionId, offer)
    const [oldest] = this.#offers.keys()
    if (this.#offers.size > MOST_OFFERS && oldest !== undefined) this.#offers.delete(oldest)
  }

  /** @param before the document's text before the change */
  changed(uri: string, before: string, change: TextChange): void {
    const smallest = differing(before, change)
    for (const offer of this.#offers.values()) {
      if (offer.uri !== uri) continue
      this.#offers.set(offer.suggestionId, { ...offer, offset: shifted(offer.offset, smallest) })
    }
  }

  closed(uri: string): void {
    for (const offer of this.#offers.values()) {
      if (offer.uri === uri) this.#offers.delete(offer.suggestionId)
    }
  }

  /** Null for one never offered, offered long ago, or in a document that was closed since. */
  placeOf(suggestionId: string): { readonly uri: string; readonly offset: number } | null {
    const offer = this.#offers.get(suggestionId)
    return offer ? { uri: offer.uri, offset: offer.offset } : null
  }
}
