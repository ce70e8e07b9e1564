/** The table of outcomes: survival, build, test and diagnostics results of accepted suggestions. */
import { type CommandOutcome, type Outcome, outcomeSchema } from '#contracts/outcome'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

const columns = [
  'id',
  'suggestionId',
  'kind',
  'at',
  'moment',
  'afterSeconds',
  'keptRatio',
  'keptCharacters',
  'editDistance',
  'finalText',
  'command',
  'exitCode',
  'passed',
  'confidence',
  'because',
  'reference',
  'errorsBefore',
  'errorsAfter',
] as const
const empty = Object.fromEntries(columns.map((column) => [column, null])) as Record<
  (typeof columns)[number],
  null
>

/** How many commands of a kind went well after suggestions of a version, and how many did not. */
export interface CommandCounts {
  readonly passed: number
  readonly failed: number
}

export class Outcomes {
  readonly #add: Statement
  readonly #forSuggestion: Statement
  readonly #forSuggestions: Statement
  readonly #latest: Statement
  readonly #remove: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('outcomes', columns))
    this.#forSuggestion = database.prepare('SELECT * FROM outcomes WHERE suggestionId = ? ORDER BY sequence')
    this.#forSuggestions = database.prepare(
      'SELECT * FROM outcomes WHERE suggestionId IN (SELECT value FROM json_each(?)) ORDER BY sequence',
    )
    this.#latest = database.prepare('SELECT * FROM outcomes ORDER BY sequence DESC LIMIT ?')
    this.#remove = database.prepare('DELETE FROM outcomes WHERE id = ?')
    this.#tallies = new Tallies(database)
  }

  /** Texts and command lines must be redacted already. */
  add(outcome: Outcome): void {
    const row = outcomeSchema.parse(outcome)
    this.#add.run({ ...empty, ...row, passed: 'passed' in row ? Number(row.passed) : null })
  }

  /** Of one that something surer takes the place of. */
  remove(id: string): void {
    this.#remove.run(id)
  }

  forSuggestion(suggestionId: string): Outcome[] {
    return this.#forSuggestion.all(suggestionId).map(readOutcome)
  }

  /** Of some hundreds at once, by suggestion; each in the order in which they were stored. */
  forSuggestions(suggestionIds: readonly string[]): Map<string, Outcome[]> {
    const outcomes = this.#forSuggestions.all(JSON.stringify(suggestionIds)).map(readOutcome)
    return Map.groupBy(outcomes, ({ suggestionId }) => suggestionId)
  }

  /** Mean share of the accepted characters that stood at each suggestion's last look, by version id. */
  keptByVersion(only: { client?: Client } = {}): Map<string, number> {
    const tallies = this.#tallies.of('kept', only)
    return new Map(tallies.map(({ versionId, total, count }) => [versionId, total / count]))
  }

  /** By version id. */
  commandsByVersion(
    kind: CommandOutcome['kind'],
    only: { client?: Client } = {},
  ): Map<string, CommandCounts> {
    const tallies = this.#tallies.of('command', only).filter(({ value }) => value === kind)
    return new Map(
      tallies.map(({ versionId, count, total }) => [versionId, { passed: total, failed: count - total }]),
    )
  }

  /** Newest first. */
  latest(limit: number): Outcome[] {
    return this.#latest.all(limit).map(readOutcome)
  }
}

export function readOutcome(row: unknown): Outcome {
  const { passed, ...rest } = row as Record<string, unknown>
  return readRow(outcomeSchema, { ...rest, passed: passed === 1 }, 'outcomes')
}
