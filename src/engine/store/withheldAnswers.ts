/** The table of answers that were not shown: where, by which version and why. */
import { type Client, type WithheldReason, withheldReasonSchema } from '#contracts/suggestion'
import { type Withheld, withheldSchema } from '#contracts/withheld'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

export class WithheldAnswers {
  readonly #add: Statement
  readonly #latest: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('withheld', Object.keys(withheldSchema.shape)))
    this.#latest = database.prepare('SELECT * FROM withheld ORDER BY at DESC, rowid DESC LIMIT ?')
    this.#tallies = new Tallies(database)
  }

  /** The text must be redacted already. */
  add(withheld: Withheld): void {
    this.#add.run(withheldSchema.parse(withheld))
  }

  /** Newest first. */
  latest(limit: number): Withheld[] {
    return this.#latest.all(limit).map((row) => readRow(withheldSchema, row, 'withheld'))
  }

  /** How many answers were withheld for each reason that occurred. */
  counts(only: { client?: Client } = {}): Partial<Record<WithheldReason, number>> {
    const counts: Partial<Record<WithheldReason, number>> = {}
    for (const { value, count } of this.#tallies.of('withheld', only)) {
      const reason = withheldReasonSchema.parse(value)
      counts[reason] = (counts[reason] ?? 0) + count
    }
    return counts
  }
}
