/** How long Tabby's agent waits after a key (codeCompletion/debouncer.ts:16-110). */
import type { TabbyContext } from './tabbyContext'

const FIRST_BASE_MS = 200
/** Of the time between two keys: how many are needed, how many are kept, and the bounds of their mean (l. 21-26). */
const FEWEST_INTERVALS = 20
const MOST_INTERVALS = 100
const INTERVAL_MS = { least: 100, most: 400 }
/** How often the base is waited: least where a suggestion is most likely to be taken (l. 27-30). */
const RATE = { least: 1.5, most: 3 }
/** l. 31-35. */
const WEIGHTS = { sign: 0.5, lineEnd: 0.4, documentEnd: 0.1 }
/** l. 36-39. */
const WAIT_MS = { least: 100, most: 1000 }

export class TabbyDebouncer {
  #base = FIRST_BASE_MS
  #last = 0
  readonly #intervals: number[] = []

  /**
   * Milliseconds to wait; NaN where the latency is.
   * @param latency what an answer takes, in ms; 0 where none is asked for
   * @param now of the key
   */
  wait(context: TabbyContext, latency: number, now: number): number {
    this.#learn(now - this.#last)
    this.#last = now
    const rate = RATE.most - (RATE.most - RATE.least) * scoreOf(context)
    return clamp(rate * this.#base - latency, WAIT_MS)
  }

  /** A pause longer than the longest interval is no typing (l. 83). */
  #learn(interval: number): void {
    if (interval > INTERVAL_MS.most) return
    this.#intervals.push(interval)
    if (this.#intervals.length > MOST_INTERVALS) this.#intervals.shift()
    if (this.#intervals.length <= FEWEST_INTERVALS) return
    const sum = this.#intervals.reduce((total, each) => total + each, 0)
    this.#base = clamp(sum / this.#intervals.length, INTERVAL_MS)
  }
}

/** How likely a suggestion is to be taken, 0 to 1 (l. 100-110, with index.ts:531-536). */
function scoreOf({ currentLinePrefix, isLineEnd, suffix }: TabbyContext): number {
  let score = 0
  if (/^\W*$/.test(currentLinePrefix.slice(-1))) score += WEIGHTS.sign
  if (isLineEnd) score += WEIGHTS.lineEnd
  if (/^\W*$/.test(suffix)) score += WEIGHTS.documentEnd
  return Math.min(1, score)
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.max(least, Math.min(most, value))
}
