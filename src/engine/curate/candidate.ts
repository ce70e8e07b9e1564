/** An example that may come into a dataset: what choosing needs to know of it, and where it is kept. */
import type { Example, ExampleFormat, SourceKind, Split } from '#contracts/example'
import type { Pattern } from '#contracts/pattern'
import type { Task } from '#contracts/task'
import type { SpoolPlace } from './spool'

export interface Candidate {
  place: SpoolPlace
  readonly split: Split
  readonly format: ExampleFormat
  readonly language: string
  readonly pattern: Pattern | null
  readonly task: Task
  readonly group: string
  /** Of the file in which the answer stands. */
  readonly path: string
  readonly source: SourceKind
  /** The person wants it in every dataset. */
  readonly isPinned: boolean
  /** Milliseconds since 1970; 0 where nothing tells. */
  readonly at: number
  /** Chance that repeats: what has no other order is ordered by it. */
  readonly lot: number
}

/** Makes candidates that share their words: each is kept once, however many examples say it. */
export class Candidates {
  readonly #words = new Map<string, string>()

  of(example: Example, split: Split, place: SpoolPlace, isPinned: boolean): Candidate {
    return {
      ...{ place, split, isPinned },
      format: example.format,
      language: this.#once(example.language),
      pattern: example.pattern,
      task: example.task,
      group: this.#once(example.group),
      path: this.#once(example.paths[0]!),
      source: example.source.kind,
      at: example.at ?? 0,
      lot: Number.parseInt(example.id.slice(0, 8), 16),
    }
  }

  #once(word: string): string {
    const known = this.#words.get(word) ?? word
    this.#words.set(known, known)
    return known
  }
}
