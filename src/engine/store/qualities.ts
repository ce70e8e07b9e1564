/** The table of quality scores, with every part of each. */
import { type Quality, qualitySchema } from '#contracts/quality'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { nextNews } from './nextNews'
import { outdatedScores } from './outdatedScores'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

const columns = Object.keys(qualitySchema.shape)
const changing = columns.filter((column) => column !== 'suggestionId')

export class Qualities {
  readonly #set: Statement
  readonly #get: Statement
  readonly #outdated: Statement
  readonly #next: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    // Not REPLACE, which would not tell the triggers of the row that it takes away.
    this.#set = database.prepare(
      `${insertInto('qualities', columns)}
       ON CONFLICT (suggestionId) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    )
    this.#get = database.prepare('SELECT * FROM qualities WHERE suggestionId = ?')
    this.#outdated = database.prepare(outdatedScores)
    this.#next = database.prepare(nextNews)
    this.#tallies = new Tallies(database)
  }

  /** Takes the place of an earlier score. The suggestion must be in its table. */
  set(quality: Quality): void {
    this.#set.run(qualitySchema.parse(quality))
  }

  get(suggestionId: string): Quality | undefined {
    const row = this.#get.get(suggestionId)
    return row === undefined ? undefined : readRow(qualitySchema, row, 'qualities')
  }

  /**
   * Ids of the suggestions that were made in a span of time, or of which there was news in it, and that have no score by
   * this formula or one from before the news. In no order.
   * @param span milliseconds since 1970; `until` is left out
   */
  outdated(formula: number, span: { readonly since: number; readonly until: number }): string[] {
    const rows = this.#outdated.all({ formula, ...span }) as { suggestionId: string }[]
    return rows.map(({ suggestionId }) => suggestionId)
  }

  /** When there was news of any suggestion for the first time from `since` on; null without any. */
  nextNews(since: number): number | null {
    return (this.#next.get({ since }) as { at: number | null }).at
  }

  /** Mean score by version id; answers in a chat are left out. */
  meanByVersion(only: { client?: Client } = {}): Map<string, number> {
    const tallies = this.#tallies.withoutChat('quality', only)
    return new Map(tallies.map(({ versionId, count, total }) => [versionId, total / count]))
  }
}
