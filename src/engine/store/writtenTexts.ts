/** The table of what was written instead of suggestions. */
import { type WrittenInstead, writtenInsteadSchema } from '#contracts/writtenInstead'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export class WrittenTexts {
  readonly #set: Statement
  readonly #get: Statement

  constructor(database: Database) {
    this.#set = database.prepare(
      `${insertInto('writtenInstead', Object.keys(writtenInsteadSchema.shape))}
       ON CONFLICT (suggestionId) DO UPDATE SET at = excluded.at, afterSeconds = excluded.afterSeconds,
         text = excluded.text, endedBy = excluded.endedBy`,
    )
    this.#get = database.prepare('SELECT * FROM writtenInstead WHERE suggestionId = ?')
  }

  /** The text must be redacted already; the latest look counts. */
  set(written: WrittenInstead): void {
    this.#set.run(writtenInsteadSchema.parse(written))
  }

  get(suggestionId: string): WrittenInstead | undefined {
    const row = this.#get.get(suggestionId)
    return row === undefined ? undefined : readRow(writtenInsteadSchema, row, 'writtenInstead')
  }
}
