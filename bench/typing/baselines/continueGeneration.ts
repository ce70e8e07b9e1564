/**
 * Continue's one request under way, and its use for what is typed meanwhile
 * (core/autocomplete/generation/GeneratorReuseManager.ts, ListenableGenerator.ts and utils.ts).
 */
import type { ClientParts, ModelRequest } from '#bench/typing/typingClient'

/** `modelTimeout * 2.5` (CompletionStreamer.ts:47-51; parameters.ts:9), looked at every ten pieces (utils.ts:10-25). */
const LONGEST_MS = 375
const PIECES_A_LOOK = 10

export class ContinueGenerations {
  #current: Generation | null = null

  constructor(private readonly parts: ClientParts) {}

  /**
   * What is still to be typed of the answer for this prefix: of the one there is, ended or not, where it has said as much
   * as was typed since; of a new one otherwise, and the old one is aborted.
   */
  async *pieces(request: ModelRequest): AsyncGenerator<string> {
    if (!this.#current?.agreesWith(request.prefix)) {
      this.cancel()
      this.#current = new Generation(this.parts, request)
    }
    let typed = request.prefix.slice(this.#current!.prefix.length)
    for await (const piece of this.#current!.pieces()) {
      let same = 0
      while (same < piece.length && same < typed.length && piece[same] === typed[same]) same++
      typed = typed.slice(same)
      if (same < piece.length) yield piece.slice(same)
    }
  }

  /** Ends the request under way; what it has said is still used. */
  cancel(): void {
    this.#current?.cancel()
  }
}

class Generation {
  readonly prefix: string
  readonly #aborting = new AbortController()
  readonly #pieces: string[] = []
  #isEnded = false
  #error: unknown
  #news = Promise.withResolvers<void>()

  constructor({ server, clock }: ClientParts, request: ModelRequest) {
    this.prefix = request.prefix
    void this.#read(server.generate(request, this.#aborting.signal), clock)
  }

  agreesWith(prefix: string): boolean {
    return prefix.length >= this.prefix.length && (this.prefix + this.#pieces.join('')).startsWith(prefix)
  }

  cancel(): void {
    this.#isEnded = true
    this.#aborting.abort()
  }

  async *pieces(): AsyncGenerator<string> {
    for (let read = 0; ;) {
      const news = this.#news.promise
      while (read < this.#pieces.length) yield this.#pieces[read++]!
      if (this.#isEnded) break
      await news
    }
    if (this.#error !== undefined) throw this.#error
  }

  async #read(pieces: AsyncIterable<string>, clock: ClientParts['clock']): Promise<void> {
    const started = clock.now()
    try {
      for await (const piece of pieces) {
        if (this.#isEnded) break
        this.#pieces.push(piece)
        this.#wake()
        const isLook = this.#pieces.length % PIECES_A_LOOK === 0
        if (isLook && clock.now() - started > LONGEST_MS) {
          this.cancel()
          break
        }
      }
    } catch (error) {
      if (!this.#aborting.signal.aborted) this.#error = error
    } finally {
      this.#isEnded = true
      this.#wake()
    }
  }

  #wake(): void {
    this.#news.resolve()
    this.#news = Promise.withResolvers()
  }
}
