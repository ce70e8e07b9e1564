/** The table of what the person decided about examples. */
import { type ExampleDecision, exampleDecisionSchema } from '#contracts/exampleDecision'
import type { Database, Statement } from './database'
import { placeConditions, type RecordedPlace } from './recordedPlace'
import { insertInto, readRow } from './readRow'

export class ExampleDecisions {
  readonly #database: Database
  readonly #set: Statement
  readonly #remove: Statement
  readonly #list: Statement

  constructor(database: Database) {
    this.#database = database
    this.#set = database.prepare(
      `${insertInto('exampleDecisions', Object.keys(exampleDecisionSchema.shape))}
       ON CONFLICT (workspace, contentHash) DO UPDATE SET decision = excluded.decision, answer = excluded.answer,
         path = excluded.path, at = excluded.at`,
    )
    this.#remove = database.prepare('DELETE FROM exampleDecisions WHERE workspace = ? AND contentHash = ?')
    this.#list = database.prepare('SELECT * FROM exampleDecisions WHERE workspace = ? ORDER BY contentHash')
  }

  /** The latest counts. An answer must be redacted already. */
  set(decision: ExampleDecision): void {
    this.#set.run(exampleDecisionSchema.parse(decision))
  }

  remove(workspace: string, contentHash: string): void {
    this.#remove.run(workspace, contentHash)
  }

  /** By content hash. */
  of(workspace: string): Map<string, ExampleDecision> {
    const decisions = this.#list
      .all(workspace)
      .map((row) => readRow(exampleDecisionSchema, row, 'exampleDecisions'))
    return new Map(decisions.map((decision) => [decision.contentHash, decision]))
  }

  /** Forgets what was decided in a place. Returns how many went. */
  forget(place: RecordedPlace): number {
    const { conditions, values } = placeConditions(place, { workspace: 'workspace', path: 'path', at: 'at' })
    return this.#database.prepare(`DELETE FROM exampleDecisions WHERE ${conditions}`).run(values)
  }
}
