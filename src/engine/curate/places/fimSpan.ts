/** A piece of a file that a person wrote, and that a model could have been asked for at its beginning. */

/**
 * `lineEnd`: to the end of its line. `block`: whole statements, members, elements or rules. `inside`: an expression, an
 * argument or a value with only what closes something behind it. `stop`: nothing, or only what closes something, where
 * no more is missing: there a model learns to end.
 */
export type FimKind = 'lineEnd' | 'block' | 'inside' | 'stop'

export interface FimSpan {
  readonly kind: FimKind
  /** Half-open, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Of the line that it begins on. */
  readonly indentation: string
}

/**
 * Shares of what is asked at cursors. Refact asks 5 % inside a line, 50 % to its end and 45 % to the end of a block;
 * these are 15, 40 and 45 of what is left beside the stops.
 */
export const shares: Readonly<Record<FimKind, number>> = {
  block: 0.42,
  lineEnd: 0.37,
  inside: 0.14,
  stop: 0.07,
}
