/** One answer as it comes from the model: read on, whoever waits for it, until there is enough or it is given up. */
import type { Clock } from '#platform/clock'

/** What an answer is to: the text around the cursor, whole, with `\n` line ends, and the version that is asked. */
export interface Place {
  readonly versionId: string
  /** Which file, and who asks: the same text in another one is another place. */
  readonly file: string
  readonly before: string
  readonly after: string
}

/** What was written between two places; null where the later one does not go on from the earlier one. */
export function typedSince(earlier: Place, later: Place): string | null {
  const goesOn =
    earlier.versionId === later.versionId &&
    earlier.file === later.file &&
    earlier.before.length <= later.before.length &&
    earlier.after.length === later.after.length &&
    later.before.startsWith(earlier.before) &&
    later.after === earlier.after
  return goesOn ? later.before.slice(earlier.before.length) : null
}

export interface GenerationParts {
  readonly ask: (signal: AbortSignal) => AsyncIterable<string>
  /** Asked after each piece; true ends the request, and what came is kept. */
  readonly enough: (text: string) => boolean
  /** Of the request: an answer of so many pieces was cut there. */
  readonly maxTokens: number
  readonly clock: Clock
}

export class Generation {
  text = ''
  /** Milliseconds from the request to the first piece; null until then. */
  firstTokenMs: number | null = null
  /** The model said all it had to say: behind the text it would say nothing. */
  isWhole = false
  /** Nothing more comes. */
  isOver = false
  wasGivenUp = false
  error: unknown = null
  readonly finished: Promise<void>
  readonly #controller = new AbortController()
  #wake: () => void = () => {}
  #changed: Promise<void>

  constructor(
    readonly place: Place,
    private readonly parts: GenerationParts,
  ) {
    this.#changed = this.#next()
    this.finished = this.#read()
  }

  /**
   * What the answer says at a later cursor, where what was typed since is what it says itself. Null where it is not, or
   * when it has not come so far and cannot any more; an empty text where it may still come to agree.
   */
  restAt({ versionId, before, after }: Place): string | null {
    const { place } = this
    if (place.versionId !== versionId || place.after !== after || !before.startsWith(place.before))
      return null
    const typed = before.slice(place.before.length)
    if (this.text.startsWith(typed)) return this.text.slice(typed.length)
    return !this.isOver && typed.startsWith(this.text) ? '' : null
  }

  /** Resolves when more has come, or it is over. */
  get changed(): Promise<void> {
    return this.#changed
  }

  giveUp(): void {
    if (this.isOver) return
    this.wasGivenUp = true
    this.#controller.abort()
    this.#over()
  }

  async #read(): Promise<void> {
    const { ask, enough, maxTokens, clock } = this.parts
    const started = clock.now()
    let pieces = 0
    try {
      for await (const piece of ask(this.#controller.signal)) {
        if (this.isOver) return
        pieces++
        this.firstTokenMs ??= clock.now() - started
        this.text += piece
        this.#tell()
        if (enough(this.text)) return
      }
      this.isWhole = !this.isOver && pieces < maxTokens
    } catch (error) {
      if (!this.isOver) this.error = error
    } finally {
      this.#over()
    }
  }

  #over(): void {
    this.isOver = true
    this.#tell()
  }

  #tell(): void {
    const wake = this.#wake
    this.#changed = this.#next()
    wake()
  }

  #next(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve))
  }
}
