/** What was told to the server of late: one that dies may take with it what it had not stored yet. */
export interface Told {
  readonly method: string
  readonly params: unknown
  readonly at: number
}

/** Storing takes milliseconds; a machine under load may take seconds. */
const KEPT_MILLISECONDS = 15_000
const MOST = 500

export class RecentReports {
  #told: Told[] = []

  constructor(private readonly now: () => number = Date.now) {}

  add(method: string, params: unknown): void {
    this.#told = [...this.recent(), { method, params, at: this.now() }].slice(-MOST)
  }

  /** Oldest first. */
  recent(): readonly Told[] {
    const now = this.now()
    return this.#told.filter(({ at }) => now - at < KEPT_MILLISECONDS)
  }
}
