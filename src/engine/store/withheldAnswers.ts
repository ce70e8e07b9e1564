/** The table of answers that were not shown: where, by which version and why. */
import type { Client, WithheldReason } from '#contracts/suggestion'
import { type Withheld, withheldSchema } from '#contracts/withheld'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export class WithheldAnswers {
  readonly #add: Statement
  readonly #latest: Statement
  readonly #counts: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('withheld', Object.keys(withheldSchema.shape)))
    this.#latest = database.prepare('SELECT * FROM withheld ORDER BY at DESC, rowid DESC LIMIT ?')
    this.#counts = database.prepare(
      'SELECT reason, count(*) AS count FROM withheld WHERE @client IS NULL OR client = @client GROUP BY reason',
    )
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
    const rows = this.#counts.all({ client: only.client ?? null }) as {
      reason: WithheldReason
      count: number
    }[]
    return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
  }
}
