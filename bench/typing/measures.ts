/** What a replay counts. */
import { percentile } from '#bench/percentile'

/** Milliseconds for which a character must have stood on the screen to have been of use. */
export const READ_AFTER = 250

export interface Spread {
  readonly count: number
  /** Milliseconds; null of nothing. */
  readonly p50: number | null
  readonly p95: number | null
}

export interface Measures {
  /** Keys that were pressed, Tab among them. */
  readonly keys: number
  readonly requestsPer100Keys: number
  /** Share of the requests that were given up before their answer was read. */
  readonly abortedShare: number
  /**
   * Share of the keys of the work at which a valid ghost text stood on the screen: one whose first line is what the
   * person writes next. The keys are those that the work takes by hand, the same for every client: a character that was
   * accepted is a key that the ghost text pressed.
   */
  readonly validShare: number
  /** The same of the keys that were pressed, of which a client that is accepted more often leaves fewer. */
  readonly validShareOfPressed: number
  /** Characters that stood on the screen for `READ_AFTER` and were then accepted or typed. */
  readonly usefulCharacters: number
  readonly modelSeconds: number
  readonly usefulPerModelSecond: number
  /** From the key to a ghost text that was not on the screen before, wherever it came from. */
  readonly ghost: Spread
  readonly network: Spread
  readonly cached: Spread
  /** From the key to the client's word that the ghost text on the screen goes on. */
  readonly typed: Spread
  readonly shown: number
  readonly accepted: number
}

interface Served {
  readonly requests: number
  readonly aborted: number
  readonly busyMs: number
}

export class Tally {
  keys = 0
  validKeys = 0
  useful = 0
  shown = 0
  accepted = 0
  /** Characters of accepted ghost texts. */
  taken = 0
  readonly times: Record<'network' | 'cached' | 'typed', number[]> = { network: [], cached: [], typed: [] }
  #served: Served = { requests: 0, aborted: 0, busyMs: 0 }

  key(isValid: boolean): void {
    this.keys++
    if (isValid) this.validKeys++
  }

  served({ requests, aborted, busyMs }: Served): void {
    const before = this.#served
    this.#served = {
      requests: before.requests + requests,
      aborted: before.aborted + aborted,
      busyMs: before.busyMs + busyMs,
    }
  }

  measures(): Measures {
    const { network, cached, typed } = this.times
    const { requests, aborted, busyMs } = this.#served
    const seconds = busyMs / 1000
    const ofWork = this.taken - this.accepted
    return {
      keys: this.keys,
      requestsPer100Keys: rounded((100 * requests) / this.keys, 1),
      abortedShare: rounded(requests === 0 ? 0 : aborted / requests),
      validShare: rounded((this.validKeys + ofWork) / (this.keys + ofWork)),
      validShareOfPressed: rounded(this.validKeys / this.keys),
      usefulCharacters: this.useful,
      modelSeconds: rounded(seconds, 1),
      usefulPerModelSecond: rounded(seconds === 0 ? 0 : this.useful / seconds, 1),
      ghost: spread([...network, ...cached]),
      network: spread(network),
      cached: spread(cached),
      typed: spread(typed),
      shown: this.shown,
      accepted: this.accepted,
    }
  }
}

function spread(times: readonly number[]): Spread {
  const at = (share: number): number | null => percentile(times, share) ?? null
  return { count: times.length, p50: at(0.5), p95: at(0.95) }
}

function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}
