/** The table of ratings: what the person thinks of a suggestion; the latest one counts. */
import { type Rating, ratingSchema } from '#contracts/rating'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export interface StarsOfVersion {
  /** Mean. */
  readonly stars: number
  readonly ratings: number
}

export class Ratings {
  readonly #set: Statement
  readonly #get: Statement
  readonly #byVersion: Statement

  constructor(database: Database) {
    this.#set = database.prepare(
      `${insertInto('ratings', Object.keys(ratingSchema.shape))}
       ON CONFLICT (suggestionId) DO UPDATE SET stars = excluded.stars, at = excluded.at`,
    )
    this.#get = database.prepare('SELECT * FROM ratings WHERE suggestionId = ?')
    this.#byVersion = database.prepare(
      `SELECT versionId, avg(stars) AS stars, count(*) AS ratings
       FROM ratings JOIN suggestions ON suggestions.id = suggestionId
       WHERE @client IS NULL OR client = @client GROUP BY versionId`,
    )
  }

  /** Takes the place of an earlier one. The suggestion must be in its table. */
  set(rating: Rating): void {
    this.#set.run(ratingSchema.parse(rating))
  }

  get(suggestionId: string): Rating | undefined {
    const row = this.#get.get(suggestionId)
    return row === undefined ? undefined : readRow(ratingSchema, row, 'ratings')
  }

  /** By version id. */
  byVersion(only: { client?: Client } = {}): Map<string, StarsOfVersion> {
    const rows = this.#byVersion.all({ client: only.client ?? null }) as (StarsOfVersion & {
      versionId: string
    })[]
    return new Map(rows.map(({ versionId, ...stars }) => [versionId, stars]))
  }
}
