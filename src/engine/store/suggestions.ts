/** The table of suggestions: what was offered, where, by which version. */
import { type Client, type Suggestion, suggestionSchema } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

const columns = Object.keys(suggestionSchema.shape)

export class Suggestions {
  readonly #add: Statement
  readonly #get: Statement
  readonly #latest: Statement
  readonly #countByVersion: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('suggestions', columns))
    this.#get = database.prepare('SELECT * FROM suggestions WHERE id = ?')
    this.#latest = database.prepare('SELECT * FROM suggestions ORDER BY sequence DESC LIMIT ?')
    this.#countByVersion = database.prepare(
      `SELECT versionId, count(*) AS count FROM suggestions
       WHERE (@client IS NULL OR client = @client) AND surface <> 'chat' GROUP BY versionId`,
    )
  }

  /** The texts must be redacted already. */
  add(suggestion: Suggestion): void {
    this.#add.run(suggestionSchema.parse(suggestion))
  }

  get(id: string): Suggestion | undefined {
    const row = this.#get.get(id)
    return row === undefined ? undefined : readSuggestion(row)
  }

  /** Newest first. */
  latest(limit: number): Suggestion[] {
    return this.#latest.all(limit).map(readSuggestion)
  }

  /** How many suggestions each version made, by version id; answers in a chat are none. */
  countByVersion(only: { client?: Client } = {}): Map<string, number> {
    const rows = this.#countByVersion.all({ client: only.client ?? null }) as {
      versionId: string
      count: number
    }[]
    return new Map(rows.map((row) => [row.versionId, row.count]))
  }
}

export function readSuggestion(row: unknown): Suggestion {
  return readRow(suggestionSchema, row, 'suggestions')
}
