/** Where a text begins to say the same over and over. */

/** The last tokens hold nothing but one piece of so many tokens, again and again; Copilot's four measures. */
const measures = [
  { piece: 1, tokens: 10 },
  { piece: 10, tokens: 30 },
  { piece: 20, tokens: 45 },
  { piece: 30, tokens: 60 },
]
const LONGEST = 30

export interface Repetition {
  /** Where the piece stands for the first time. */
  readonly start: number
  /** Behind the token that made it one. */
  readonly end: number
}

/** The earliest, or null. A token at the very end is not judged: it may still grow. */
export function repetitionIn(text: string): Repetition | null {
  const tokens = [...text.matchAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+/gu)]
  // For each length of a piece, how many tokens in a row equal the one that many tokens before.
  const equal = new Array<number>(LONGEST + 1).fill(0)
  for (const [index, { 0: token, index: start }] of tokens.entries()) {
    const end = start + token.length
    if (end === text.length) break
    for (let piece = 1; piece <= Math.min(LONGEST, index); piece++) {
      equal[piece] = token === tokens[index - piece]![0] ? equal[piece]! + 1 : 0
      const needed = measures.find((measure) => piece <= measure.piece)!.tokens
      if (equal[piece]! + piece < needed) continue
      const first = tokens[index - equal[piece]! - piece + 1]!
      return { start: first.index, end }
    }
  }
  return null
}
