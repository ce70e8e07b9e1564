/**
 * How long to wait behind a key before the model is asked. A request pays off when the person stops typing: at the start
 * of a line they mostly do, inside a word they mostly do not. The wait follows their own rhythm, less what the answer
 * takes anyway (Tabby), longer after rejects and shorter after accepts (Copilot's next edit suggestions).
 */

/** Where the cursor stands, as far as it tells whether a pause will follow. */
export type Moment = 'byHand' | 'lineStart' | 'behindSign' | 'insideWord'

/** Keys and requests that the means are taken of. */
const KEYS = 20
const REQUESTS = 10
/** Milliseconds: what lies outside is a pause or a machine, no rhythm (Tabby). */
const [QUICKEST_KEY, SLOWEST_KEY] = [60, 400]
const FIRST_KEY_MS = 180

const REJECT_STRETCH = 1.5
const ACCEPT_STRETCH = 0.8
/** Milliseconds in which the effect of an accept or a reject decays to a third. */
const DECAY = 10 * 60_000
const [LEAST_STRETCH, MOST_STRETCH] = [0.5, 4]

/**
 * Shares of the time between two keys. They are small because a request that is under way is kept: with bench:typing a
 * longer wait saved the model a few percent and showed the text later.
 */
const RATE: Readonly<Record<Exclude<Moment, 'byHand'>, number>> = {
  lineStart: 0,
  behindSign: 0.15,
  insideWord: 0.3,
}
/** Milliseconds (Tabby). */
const LONGEST = 1000

export class Pace {
  #keys: number[] = []
  #latencies: number[] = []
  #lastKey: number | null = null
  /** Sum of logarithms, as of `#moodAt`. */
  #mood = 0
  #moodAt = 0

  /** A key that changed the text. */
  key(now: number): void {
    const between = this.#lastKey === null ? null : now - this.#lastKey
    this.#lastKey = now
    if (between === null || between > SLOWEST_KEY) return
    this.#keys = [...this.#keys, Math.max(between, QUICKEST_KEY)].slice(-KEYS)
  }

  /** @param milliseconds to the first token */
  answered(milliseconds: number): void {
    this.#latencies = [...this.#latencies, milliseconds].slice(-REQUESTS)
  }

  accepted(now: number): void {
    this.#feel(Math.log(ACCEPT_STRETCH), now)
  }

  rejected(now: number): void {
    this.#feel(Math.log(REJECT_STRETCH), now)
  }

  /** Milliseconds to wait. */
  wait(moment: Moment, now: number): number {
    if (moment === 'byHand') return 0
    const rhythm = mean(this.#keys) ?? FIRST_KEY_MS
    const stretch = Math.min(MOST_STRETCH, Math.max(LEAST_STRETCH, Math.exp(this.#moodNow(now))))
    const wait = rhythm * RATE[moment] * stretch - (mean(this.#latencies) ?? 0)
    return Math.round(Math.min(LONGEST, Math.max(0, wait)))
  }

  #feel(change: number, now: number): void {
    this.#mood = this.#moodNow(now) + change
    this.#moodAt = now
  }

  #moodNow(now: number): number {
    return this.#mood * Math.exp(-(now - this.#moodAt) / DECAY)
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
