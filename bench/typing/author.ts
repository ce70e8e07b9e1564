/** What the stand-in model would write: the true continuation at some places, something plausible at the others. */
import { seeded } from './seeded'
import type { Part, Work } from './work'

/** Characters before the cursor by which a request is recognised. */
const RECOGNISED_BY = 80
/** Lines of a wrong answer. */
const MOST_WRONG_LINES = 6
/** Places that are tried for a wrong answer before there is none. */
const TRIES = 40

export class Author {
  /** Where the person writes now; the nearest place is meant where the same text stands twice. */
  near = 0
  #part: Part | null = null

  constructor(
    private readonly work: Work,
    private readonly rightShare: number,
    private readonly seed: number,
  ) {}

  writes(part: Part): void {
    this.#part = part
  }

  /**
   * All that the model would say behind this prefix, until its end token. Each line is the true one with the given
   * probability as long as those before it were; a model that was right once is not right for ever, and clients that
   * read several lines are not flattered.
   */
  continuation(prefix: string): string {
    const { whole, path } = this.work
    const at = this.#placeOf(prefix)
    if (at === null) return this.#plausible(prefix, '', `${prefix.length}:${prefix.slice(-20)}`)
    const lines = whole.slice(at, this.#endAt(at)).split(/(?<=\n[ \t]*)(?![ \t]|\n)/)
    let text = ''
    for (const [index, line] of lines.entries()) {
      if (seeded(this.seed, path, 'right', at, index) >= this.rightShare) {
        return text + this.#plausible(prefix + text, line, `${at}:${index}`)
      }
      text += line
    }
    return text
  }

  /** In the whole file; null where the text before the cursor is not (yet, or no longer) what it will be. */
  #placeOf(prefix: string): number | null {
    const { whole } = this.work
    const tail = prefix.slice(-RECOGNISED_BY)
    let best: number | null = null
    for (let at = whole.indexOf(tail); at >= 0; at = whole.indexOf(tail, at + 1)) {
      const offset = at + tail.length
      if (best === null || Math.abs(offset - this.near) < Math.abs(best - this.near)) best = offset
    }
    return best
  }

  /** The rest of what is missing there, also from within the indentation before it; nothing where nothing is. */
  #endAt(at: number): number {
    const part = this.#part
    if (part === null || at > part.end) return at
    return at > this.work.whole.lastIndexOf('\n', part.start - 1) ? part.end : at
  }

  /** A continuation of another place with the same beginning, that is not the true one. */
  #plausible(prefix: string, truth: string, place: string | number): string {
    const { whole, path } = this.work
    const lineSoFar = prefix.slice(prefix.lastIndexOf('\n') + 1)
    const [trueLine = ''] = truth.split('\n', 1)
    for (const length of [3, 2, 1]) {
      const context = lineSoFar.slice(-length)
      for (let attempt = 0; attempt < TRIES && context !== ''; attempt++) {
        const from = Math.floor(seeded(this.seed, path, 'from', place, attempt) * whole.length)
        const at = whole.indexOf(context, from)
        if (at < 0) continue
        const lines = 1 + Math.floor(seeded(this.seed, path, 'lines', place) * MOST_WRONG_LINES)
        const text = whole
          .slice(at + context.length)
          .split('\n', lines)
          .join('\n')
        const [line = ''] = text.split('\n', 1)
        if (line.trim() !== '' && !trueLine.startsWith(line) && !line.startsWith(trueLine || '\n'))
          return text
      }
    }
    return 'value'
  }
}
