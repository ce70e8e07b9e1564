/** One part from several pieces, by weight: pieces that nothing is known of count neither for nor against it. */
import type { Part } from './part'

export interface Weighted {
  readonly weight: number
  readonly part: Part
}

/**
 * The value is the mean over what is known, each piece by its weight and its confidence; the confidence is that of the
 * known pieces by weight. Null where none is known.
 */
export function meanOf(pieces: readonly Weighted[]): Part {
  let [known, sureness, total] = [0, 0, 0]
  for (const { weight, part } of pieces) {
    if (part === null || part.confidence === 0) continue
    known += weight
    sureness += weight * part.confidence
    total += weight * part.confidence * part.value
  }
  return known === 0 ? null : { value: total / sureness, confidence: sureness / known }
}
