/** The table of scorecards: every measured comparison of a candidate with what served then. */
import { type Scorecard, scorecardSchema } from '#contracts/scorecard'
import { ALL, type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export class Scorecards {
  readonly #add: Statement
  readonly #latestFor: Statement
  readonly #list: Statement
  readonly #removeShowcase: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('scorecards', ['id', 'versionId', 'at', 'scorecard']))
    this.#latestFor = database.prepare(
      `SELECT scorecard FROM scorecards
       WHERE versionId = @version OR json_extract(scorecard, '$.incumbent.versionId') = @version
       ORDER BY sequence DESC LIMIT 1`,
    )
    this.#removeShowcase = database.prepare(
      `UPDATE scorecards SET scorecard = json_set(scorecard, '$.showcase', json('null'))
       WHERE json_extract(scorecard, '$.datasetId') = ? AND json_extract(scorecard, '$.showcase.exampleId') = ?`,
    )
    this.#list = database.prepare('SELECT scorecard FROM scorecards ORDER BY sequence DESC LIMIT ?')
  }

  add(scorecard: Scorecard): void {
    const card = scorecardSchema.parse(scorecard)
    this.#add.run({
      id: card.id,
      versionId: card.candidate.versionId,
      at: card.at,
      scorecard: JSON.stringify(card),
    })
  }

  /** The newest one in which this version was measured, as the candidate or as what served. */
  latestFor(versionId: string): Scorecard | undefined {
    const row = this.#latestFor.get({ version: versionId })
    return row === undefined ? undefined : readScorecard(row)
  }

  /** The text of an example that was forgotten is shown by none. */
  forget(datasetId: string, exampleIds: Iterable<string>): void {
    for (const id of exampleIds) this.#removeShowcase.run(datasetId, id)
  }

  /** Newest first. @param limit the most of them; all by default */
  list(limit = ALL): Scorecard[] {
    return this.#list.all(limit).map(readScorecard)
  }
}

function readScorecard(row: unknown): Scorecard {
  return readRow(scorecardSchema, JSON.parse((row as { scorecard: string }).scorecard), 'scorecards')
}
