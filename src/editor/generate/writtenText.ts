/** Where a text stands that is being written into a document, while the document changes around it: no VS Code. */
import type { Change } from '#editor/suggestions/change'

/** `own`: the write that was expected. `inside`: somebody else changed the text itself. */
export type Touch = 'own' | 'elsewhere' | 'inside'

export class WrittenText {
  #expected: Change | null = null
  #touched = false

  /** @param start and `end`: what is replaced, in UTF-16 units of the document; equal at a cursor */
  constructor(
    private from: number,
    private to: number,
  ) {}

  get start(): number {
    return this.from
  }

  get end(): number {
    return this.to
  }

  /** Somebody else has changed the document since. */
  get touched(): boolean {
    return this.#touched
  }

  /** The change that the next write makes, so that it is known when it is heard of; null when none comes any more. */
  expect(change: Change | null): void {
    this.#expected = change
  }

  /** What must change in the document so that `content`, which stands there, becomes `wanted`; null for nothing. */
  toWrite(content: string, wanted: string): Change | null {
    let same = 0
    while (same < content.length && content[same] === wanted[same]) same++
    if (same === content.length && same === wanted.length) return null
    return { offset: this.from + same, length: content.length - same, text: wanted.slice(same) }
  }

  changed(changes: readonly Change[]): Touch {
    const [first] = changes
    if (changes.length === 1 && isSame(first!, this.#expected)) {
      this.#expected = null
      this.to += first!.text.length - first!.length
      return 'own'
    }
    this.#touched = true
    return changes.map((change) => this.#move(change)).includes('inside') ? 'inside' : 'elsewhere'
  }

  /** Text that comes in at either edge stays outside. */
  #move({ offset, length, text }: Change): Touch {
    const [changeEnd, grown] = [offset + length, text.length - length]
    if (changeEnd <= this.from) {
      this.from += grown
      this.to += grown
      return 'elsewhere'
    }
    if (offset >= this.to) return 'elsewhere'
    const end = changeEnd > this.to ? offset : this.to + grown
    if (offset < this.from) this.from = offset + text.length
    this.to = Math.max(this.from, end)
    return 'inside'
  }
}

function isSame(change: Change, expected: Change | null): boolean {
  return (
    change.offset === expected?.offset && change.length === expected.length && change.text === expected.text
  )
}
