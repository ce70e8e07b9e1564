/** What a person has seen of rating lenses and done with them, so that these come seldom and go when they are not wanted. */

/** What is remembered from one window and one day to the next. */
export interface LensMemory {
  /** In a row, without a rating between. */
  readonly dismissals: number
  /** Milliseconds since 1970. */
  readonly dismissedAt: number
}

export interface SeenLens {
  readonly id: string
  readonly uri: string
}

/** After so many dismissals in a row it stays away until the next day. */
const MOST_DISMISSALS = 3
/** Lenses over one file within an hour. */
const MOST_IN_FILE = 6
const HOUR = 3_600_000

export class LensPast {
  #seen: readonly (SeenLens & { readonly at: number })[] = []

  /** @param keep told of what is to be remembered */
  constructor(
    private memory: LensMemory = { dismissals: 0, dismissedAt: 0 },
    private readonly keep: (memory: LensMemory) => void = () => {},
  ) {}

  /** A lens stands on the screen; the same one counts once. */
  seen({ id, uri }: SeenLens, now: number): void {
    if (this.#seen.some((lens) => lens.id === id)) return
    this.#seen = [...this.#seen.filter(({ at }) => now - at < HOUR), { id, uri, at: now }]
  }

  dismissed(now: number): void {
    const { dismissals, dismissedAt } = this.memory
    const isRow = dismissals < MOST_DISMISSALS || isSameDay(dismissedAt, now)
    this.#remember({ dismissals: isRow ? dismissals + 1 : 1, dismissedAt: now })
  }

  rated(): void {
    if (this.memory.dismissals > 0) this.#remember({ dismissals: 0, dismissedAt: 0 })
  }

  /** Whether nothing is to be asked today. */
  isAway(now: number): boolean {
    const { dismissals, dismissedAt } = this.memory
    return dismissals >= MOST_DISMISSALS && isSameDay(dismissedAt, now)
  }

  /** Whether the file has had enough of them for now. */
  isEnough({ id, uri }: SeenLens, now: number): boolean {
    const inFile = this.#seen.filter((lens) => lens.uri === uri && lens.id !== id && now - lens.at < HOUR)
    return inFile.length >= MOST_IN_FILE
  }

  #remember(memory: LensMemory): void {
    this.memory = memory
    this.keep(memory)
  }
}

/** As the person's own calendar has it. */
function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString()
}
