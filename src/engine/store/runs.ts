/** The table of runs: every training, from its plan to its end. */
import { type Run, runSchema, type RunState } from '#contracts/run'
import { ALL, type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

const columns = Object.keys(runSchema.shape)

export class Runs {
  readonly #database: Database
  readonly #add: Statement
  readonly #noteForgotten: Statement
  readonly #update: Statement
  readonly #get: Statement
  readonly #list: Statement

  constructor(database: Database) {
    this.#database = database
    this.#add = database.prepare(insertInto('runs', columns))
    // What was forgotten before is not in what is trained now.
    this.#noteForgotten = database.prepare(
      'UPDATE runs SET forgottenBefore = coalesce((SELECT forgotten FROM datasets WHERE id = datasetId), 0) WHERE id = ?',
    )
    const changes = columns.map((column) => `${column} = @${column}`).join(', ')
    this.#update = database.prepare(`UPDATE runs SET ${changes} WHERE id = @id`)
    this.#get = database.prepare('SELECT * FROM runs WHERE id = ?')
    this.#list = database.prepare(
      'SELECT * FROM runs WHERE @state IS NULL OR state = @state ORDER BY startedAt DESC, rowid DESC LIMIT @limit',
    )
  }

  add(run: Run): void {
    this.#database.transaction(() => {
      this.#add.run(runSchema.parse(run))
      this.#noteForgotten.run(run.id)
    })
  }

  /** False when there is no such run. */
  update(id: string, change: Partial<Omit<Run, 'id'>>): boolean {
    return this.#database.transaction(() => {
      const run = this.get(id)
      return run !== undefined && this.#update.run(runSchema.parse({ ...run, ...change, id })) === 1
    })
  }

  get(id: string): Run | undefined {
    const row = this.#get.get(id)
    return row === undefined ? undefined : readRow(runSchema, row, 'runs')
  }

  /** Newest first. */
  list(only: { state?: RunState; limit?: number } = {}): Run[] {
    return this.#list
      .all({ state: only.state ?? null, limit: only.limit ?? ALL })
      .map((row) => readRow(runSchema, row, 'runs'))
  }
}
