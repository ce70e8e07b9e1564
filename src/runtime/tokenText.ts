/** Turns the tokens of an answer into text, holding back the bytes of a character that is not complete. */
type Detokenize = (tokens: readonly number[], before: readonly number[]) => string

/** A character has at most four bytes, and a token at least one. */
const longestCharacter = 4
const replacement = '\u{fffd}'

export class TokenText {
  private held: number[] = []
  private before: readonly number[]

  /** `prompt` is what precedes the answer. */
  constructor(
    private readonly detokenize: Detokenize,
    prompt: readonly number[],
  ) {
    this.before = prompt.slice(-longestCharacter)
  }

  /** The text that is complete now, or null when this token ends inside a character. */
  push(token: number): string | null {
    this.held.push(token)
    const text = this.detokenize(this.held, this.before)
    if (text.endsWith(replacement) && this.held.length < longestCharacter) return null
    this.before = [...this.before, ...this.held].slice(-longestCharacter)
    this.held = []
    return text
  }
}
