/** The table of outcomes: survival, build and test results of accepted suggestions. */
import { type Outcome, outcomeSchema } from '#contracts/outcome'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

const columns = [
  'id',
  'suggestionId',
  'kind',
  'at',
  'afterSeconds',
  'keptRatio',
  'finalText',
  'command',
  'exitCode',
  'passed',
] as const
const empty = Object.fromEntries(columns.map((column) => [column, null])) as Record<
  (typeof columns)[number],
  null
>

export class Outcomes {
  readonly #add: Statement
  readonly #forSuggestion: Statement
  readonly #latest: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('outcomes', columns))
    this.#forSuggestion = database.prepare('SELECT * FROM outcomes WHERE suggestionId = ? ORDER BY sequence')
    this.#latest = database.prepare('SELECT * FROM outcomes ORDER BY sequence DESC LIMIT ?')
  }

  /** Texts and command lines must be redacted already. */
  add(outcome: Outcome): void {
    const row = outcomeSchema.parse(outcome)
    this.#add.run({ ...empty, ...row, passed: 'passed' in row ? Number(row.passed) : null })
  }

  forSuggestion(suggestionId: string): Outcome[] {
    return this.#forSuggestion.all(suggestionId).map(readOutcome)
  }

  /** Newest first. */
  latest(limit: number): Outcome[] {
    return this.#latest.all(limit).map(readOutcome)
  }
}

function readOutcome(row: unknown): Outcome {
  const { passed, ...rest } = row as Record<string, unknown>
  return readRow(outcomeSchema, { ...rest, passed: passed === 1 }, 'outcomes')
}
