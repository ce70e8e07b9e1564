/** The texts that were accepted of late, and where they stand now: for the rating lens, undo and diagnostics. */
import type { Change } from './change'

export interface AcceptedBlock {
  readonly id: string
  readonly uri: string
  /** Half-open, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Milliseconds since 1970. */
  readonly acceptedAt: number
  readonly isBlock: boolean
  /** Errors at the place before the text came; null where nobody knows. */
  readonly errorsBefore: number
  readonly stars: number | null
  /** Characters taken out of it and put into it since. */
  readonly edited: number
  /** Nothing more is asked about it; it is followed all the same. */
  readonly asked: boolean
}

const MOST_BLOCKS = 50

export class AcceptedBlocks {
  #blocks: readonly AcceptedBlock[] = []

  add(block: AcceptedBlock): void {
    this.#blocks = [...this.#blocks.filter(({ id }) => id !== block.id), block].slice(-MOST_BLOCKS)
  }

  /** Oldest first. */
  list(): readonly AcceptedBlock[] {
    return this.#blocks
  }

  get(id: string): AcceptedBlock | undefined {
    return this.#blocks.find((block) => block.id === id)
  }

  rated(id: string, stars: number): void {
    this.#blocks = this.#blocks.map((block) => (block.id === id ? { ...block, stars } : block))
  }

  /** Neither about this one nor about an older one: a question that was answered is not to bring up the next. */
  asked(id: string): void {
    const last = this.#blocks.findIndex((block) => block.id === id)
    this.#blocks = this.#blocks.map((block, at) => (at <= last ? { ...block, asked: true } : block))
  }

  closed(uri: string): void {
    this.#blocks = this.#blocks.filter((block) => block.uri !== uri)
  }

  /** Moves the blocks of a document; answers those of which nothing is left. */
  changed(uri: string, changes: readonly Change[]): readonly AcceptedBlock[] {
    const gone: AcceptedBlock[] = []
    this.#blocks = this.#blocks.flatMap((block) => {
      if (block.uri !== uri) return [block]
      const moved = changes.reduce(shift, block)
      if (moved.end > moved.start) return [moved]
      gone.push(block)
      return []
    })
    return gone
  }
}

/** Text that comes in at either edge stays outside. */
function shift(block: AcceptedBlock, { offset, length, text }: Change): AcceptedBlock {
  const changeEnd = offset + length
  const grown = text.length - length
  if (changeEnd <= block.start) return { ...block, start: block.start + grown, end: block.end + grown }
  if (offset >= block.end) return block
  // Replaced across an edge: what is new there belongs to nobody.
  const start = offset < block.start ? offset + text.length : block.start
  const end = changeEnd > block.end ? Math.max(start, offset) : block.end + grown
  const inside = offset >= block.start && changeEnd <= block.end
  const removed = Math.min(changeEnd, block.end) - Math.max(offset, block.start)
  const edited = block.edited + removed + (inside ? text.length : 0)
  return { ...block, start, end: Math.max(start, end), edited }
}
