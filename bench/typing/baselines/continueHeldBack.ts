/**
 * The characters that Continue keeps until it knows that neither a stop text nor the start of the suffix begins there
 * (core/autocomplete/filtering/streamTransforms/charStream.ts:76-163). A line is seen that much later.
 */

/** StreamTransformPipeline.ts:18. */
const PATTERNS = ['diff --git']
/** charStream.ts:128, and l. 136-140 for the half more. */
const SUFFIX_START = 20

export class HeldBack {
  isEnded = false
  readonly #stops: readonly string[]
  readonly #longest: number
  readonly #suffixStart: string | null
  #forStops = ''
  #forSuffix = ''

  constructor(suffix: string, stops: readonly string[]) {
    this.#stops = [...stops, ...PATTERNS]
    this.#longest = Math.max(...this.#stops.map((stop) => stop.length))
    this.#suffixStart =
      suffix.length < SUFFIX_START ? null : suffix.trimStart().slice(0, Math.floor(SUFFIX_START * 1.5))
  }

  /** What may be shown now. */
  take(piece: string): string {
    this.#forStops += piece
    let released = ''
    while (this.#forStops.length >= this.#longest && !this.isEnded) {
      if (this.#stops.some((stop) => this.#forStops.startsWith(stop))) {
        this.isEnded = true
        this.#forStops = ''
        break
      }
      released += this.#unlessSuffix(this.#forStops[0]!)
      this.#forStops = this.#forStops.slice(1)
    }
    return released
  }

  /** What may be shown once nothing more comes. */
  rest(): string {
    let released = ''
    for (const character of this.#stops.reduce((text, stop) => text.replace(stop, ''), this.#forStops)) {
      released += this.#unlessSuffix(character)
    }
    released += this.#forSuffix
    this.#forStops = ''
    this.#forSuffix = ''
    return released
  }

  #unlessSuffix(character: string): string {
    if (this.#suffixStart === null) return character
    if (this.isEnded && this.#forSuffix === '') return ''
    this.#forSuffix += character
    if (this.#forSuffix.length >= SUFFIX_START && this.#suffixStart.includes(this.#forSuffix)) {
      this.isEnded = true
      this.#forSuffix = ''
      return ''
    }
    const count = Math.max(0, this.#forSuffix.length - SUFFIX_START)
    const released = this.#forSuffix.slice(0, count)
    this.#forSuffix = this.#forSuffix.slice(count)
    return released
  }
}
