/**
 * What Continue shows of an answer while it comes, line by line, and what ends it: core/autocomplete/filtering/
 * streamTransforms/StreamTransformPipeline.ts:21-83 with lineStream.ts, and GeneratorReuseManager.ts:75-79. Some ends stop
 * the request too, after others it goes on unseen.
 */
import type { Clock } from '#platform/clock'
import { HeldBack } from './continueHeldBack'
import type { ContinuePlace } from './continuePlace'
import { isRepeated } from './continuePostprocess'

/** `modelTimeout` (parameters.ts:9), which is what the pipeline passes on (l. 75-77), not showWhateverWeHaveAtXMs. */
const SHOW_AFTER_MS = 150
/** lineStream.ts:169-174. */
const PHRASES = ['# End of file.', '<STOP EDITING HERE', '<|/updated_code|>', '```']
/** lineStream.ts:610. */
const MOST_REPEATS = 3

type Verdict = 'show' | 'skip' | 'end' | 'endRequest'

export class ContinueFilter {
  text = ''
  isEnded = false
  endsRequest = false
  readonly #held: HeldBack
  readonly #started: number
  #line = ''
  #previous: string | undefined
  #repeats = 0
  #lines = 0
  #shown = 0
  #hasText = false

  constructor(
    private readonly place: ContinuePlace,
    stops: readonly string[],
    private readonly clock: Clock,
  ) {
    this.#held = new HeldBack(place.suffix, stops)
    this.#started = clock.now()
  }

  /** The next piece; where one line is wanted, what follows its end is not read. */
  take(piece: string): void {
    const newLine = piece.indexOf('\n')
    const isLast = newLine >= 0 && !this.place.isMultiline
    this.#released(this.#held.take(isLast ? piece.slice(0, newLine) : piece))
    if (isLast || this.#held.isEnded) this.end()
  }

  /** No more pieces come: what was held back is shown, by the same rules. */
  end(): void {
    if (this.isEnded) return
    this.#released(this.#held.rest())
    if (!this.isEnded && this.#line !== '') this.#endOfLine()
    this.isEnded = true
  }

  #released(text: string): void {
    for (const character of text) {
      if (this.isEnded) return
      if (character === '\n') this.#endOfLine()
      else this.#line += character
    }
  }

  #endOfLine(): void {
    const line = this.#line
    this.#line = ''
    const verdict = this.#verdictOn(line)
    this.isEnded = verdict === 'end' || verdict === 'endRequest'
    this.endsRequest = verdict === 'endRequest'
    if (verdict !== 'show') return
    this.text += this.#shown++ === 0 ? line : `\n${line}`
    this.#hasText ||= line.trim() !== ''
    // Only after a whole line, so that a slow model shows one line at least (lineStream.ts:643-662).
    if (this.#hasText && this.clock.now() - this.#started > SHOW_AFTER_MS) this.isEnded = true
  }

  #verdictOn(line: string): Verdict {
    const { lineBelow, comment } = this.place
    if (PHRASES.some((phrase) => stands(line, phrase))) return 'endRequest'
    if (lineBelow.trim() !== '' && line === lineBelow) return 'endRequest'
    if (line === this.#previous) return ++this.#repeats === MOST_REPEATS ? 'endRequest' : 'skip'
    this.#previous = line
    this.#repeats = 1
    if (line.trim() === comment || line.startsWith(`${comment} Path: `)) return 'skip'
    if (line.trim() === '' && this.#lines > 0) return 'end'
    this.#lines++
    const below = lineBelow.trim()
    if (below === '' || (/[)\]};]/.test(below) && below === line.trim())) return 'show'
    return isRepeated(line, below) ? 'endRequest' : 'show'
  }
}

/** At the start of a word (lineStream.ts:362-389). */
function stands(line: string, phrase: string): boolean {
  const at = line.indexOf(phrase)
  return at === 0 || (at > 0 && /\s/.test(line[at - 1]!))
}
