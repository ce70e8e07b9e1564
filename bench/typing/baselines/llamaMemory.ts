/** What llama.vscode remembers of its answers, and where it looks for them (src/lru-cache.ts, src/completion.ts). */
import type { Clock } from '#platform/clock'
import { LruMap } from './lruMap'
import { PREFIX_LINES, type Place } from './llamaPlace'

/** package.json:1237. */
const CAPACITY = 250

export class LlamaMemory {
  readonly #answers: LruMap<string>

  constructor(clock: Clock) {
    this.#answers = new LruMap(clock, CAPACITY)
  }

  has(place: Place): boolean {
    return this.#answers.get(keyOf(place)) !== undefined
  }

  remember(place: Place, answer: string): void {
    this.#answers.set(keyOf(place), answer)
  }

  /**
   * The answer for this place, or the rest of one for an earlier place on the line that what was typed since agrees with
   * (l. 180-199). Nothing left of it counts as an answer too, and is not shown.
   */
  recall(place: Place): string | undefined {
    const exact = this.#answers.get(keyOf(place))
    if (exact !== undefined) return exact
    for (let length = place.prompt.length; length >= 0; length--) {
      const answer = this.#answers.get(keyOf({ ...place, prompt: place.prompt.slice(0, length) }))
      const typed = place.prompt.slice(length)
      if (answer !== undefined && answer !== '' && answer.startsWith(typed)) return answer.slice(typed.length)
    }
    return undefined
  }

  /** Behind the whole suggestion (l. 273-284). */
  placeBehind(place: Place, lines: readonly string[]): Place {
    if (lines.length < 2) return { ...place, prompt: place.prompt + lines[0]! }
    const before = place.inputPrefix + place.prompt + lines.slice(0, -1).join('\n')
    return {
      ...place,
      inputPrefix: `${before.split('\n').slice(-PREFIX_LINES).join('\n')}\n`,
      prompt: lines.at(-1)!,
    }
  }

  /** At the start of the line below the first of the suggestion (l. 306-308). */
  placeBehindLine(place: Place, first: string): Place {
    return { ...place, inputPrefix: `${place.inputPrefix}${place.prompt}${first}\n`, prompt: '' }
  }
}

function keyOf({ inputPrefix, inputSuffix, prompt }: Place): string {
  return `${inputPrefix}|${inputSuffix}|${prompt}`
}
