/** Notices an answer that repeats itself, as Ollama does: more than 30 pieces in a row that are equal when trimmed. */
const limit = 30

export class RepeatGuard {
  private last = ''
  private repeats = 0

  /** True once the answer must end, without a last chunk. White space alone counts as equal. */
  tripped(piece: string): boolean {
    const trimmed = piece.trim()
    this.repeats = trimmed === this.last ? this.repeats + 1 : 0
    this.last = trimmed
    return this.repeats > limit
  }
}
