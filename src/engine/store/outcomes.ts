/** The table of outcomes: survival, build, test and diagnostics results of accepted suggestions. */
import { type CommandOutcome, type Outcome, outcomeSchema } from '#contracts/outcome'
import { type Client } from '#contracts/suggestion'
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
  readonly #latest: Statement
  readonly #kept: Statement
  readonly #commands: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('outcomes', columns))
    this.#forSuggestion = database.prepare('SELECT * FROM outcomes WHERE suggestionId = ? ORDER BY sequence')
    this.#latest = database.prepare('SELECT * FROM outcomes ORDER BY sequence DESC LIMIT ?')
    // SQLite takes the other columns of a group from the row of its max().
    this.#kept = database.prepare(
      `SELECT versionId, avg(keptRatio) AS kept
       FROM (SELECT suggestionId, keptRatio, max(sequence) FROM outcomes WHERE kind = 'survival' GROUP BY suggestionId)
       JOIN suggestions ON suggestions.id = suggestionId
       WHERE @client IS NULL OR client = @client GROUP BY versionId`,
    )
    this.#commands = database.prepare(
      `SELECT versionId, sum(passed) AS passed, sum(1 - passed) AS failed
       FROM outcomes JOIN suggestions ON suggestions.id = suggestionId
       WHERE kind = @kind AND (@client IS NULL OR client = @client) GROUP BY versionId`,
    )
  }

  /** Texts and command lines must be redacted already. */
  add(outcome: Outcome): void {
    const row = outcomeSchema.parse(outcome)
    this.#add.run({ ...empty, ...row, passed: 'passed' in row ? Number(row.passed) : null })
  }

  forSuggestion(suggestionId: string): Outcome[] {
    return this.#forSuggestion.all(suggestionId).map(readOutcome)
  }

  /** Mean share of the accepted characters that stood at each suggestion's last look, by version id. */
  keptByVersion(only: { client?: Client } = {}): Map<string, number> {
    const rows = this.#kept.all({ client: only.client ?? null }) as { versionId: string; kept: number }[]
    return new Map(rows.map(({ versionId, kept }) => [versionId, kept]))
  }

  /** By version id. */
  commandsByVersion(
    kind: CommandOutcome['kind'],
    only: { client?: Client } = {},
  ): Map<string, CommandCounts> {
    const rows = this.#commands.all({ kind, client: only.client ?? null }) as (CommandCounts & {
      versionId: string
    })[]
    return new Map(rows.map(({ versionId, ...counts }) => [versionId, counts]))
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
