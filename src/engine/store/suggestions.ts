/** The table of suggestions: what was offered, where, by which version. */
import { type Client, type Suggestion, suggestionSchema } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

const columns = Object.keys(suggestionSchema.shape)

export class Suggestions {
  readonly #add: Statement
  readonly #has: Statement
  readonly #get: Statement
  readonly #latest: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('suggestions', columns))
    this.#has = database.prepare('SELECT 1 FROM suggestions WHERE id = ?')
    this.#get = database.prepare('SELECT * FROM suggestions WHERE id = ?')
    this.#latest = database.prepare('SELECT * FROM suggestions ORDER BY sequence DESC LIMIT ?')
    this.#tallies = new Tallies(database)
  }

  /** The texts must be redacted already. */
  add(suggestion: Suggestion): void {
    this.#add.run(suggestionSchema.parse(suggestion))
  }

  /** Cheaper than to read it. */
  has(id: string): boolean {
    return this.#has.get(id) !== undefined
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
    const tallies = this.#tallies.withoutChat('suggestion', only)
    return new Map(tallies.map(({ versionId, count }) => [versionId, count]))
  }
}

export function readSuggestion(row: unknown): Suggestion {
  return readRow(suggestionSchema, row, 'suggestions')
}
