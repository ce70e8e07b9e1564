/** The table of ratings: what the person thinks of a suggestion, one row each. */
import { type Rating, ratingSchema } from '#contracts/rating'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

export interface StarsOfVersion {
  /** Mean. */
  readonly stars: number
  readonly ratings: number
}

export class Ratings {
  readonly #set: Statement
  readonly #get: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    this.#set = database.prepare(
      `${insertInto('ratings', Object.keys(ratingSchema.shape))}
       ON CONFLICT (suggestionId) DO UPDATE SET stars = excluded.stars, at = excluded.at,
         expected = excluded.expected, comment = excluded.comment`,
    )
    this.#get = database.prepare('SELECT * FROM ratings WHERE suggestionId = ?')
    this.#tallies = new Tallies(database)
  }

  /** Takes the place of an earlier one. The suggestion must be in its table, and the texts redacted. */
  set(rating: Rating): void {
    this.#set.run(ratingSchema.parse(rating))
  }

  get(suggestionId: string): Rating | undefined {
    const row = this.#get.get(suggestionId)
    return row === undefined ? undefined : readRow(ratingSchema, row, 'ratings')
  }

  /** By version id. */
  byVersion(only: { client?: Client } = {}): Map<string, StarsOfVersion> {
    const tallies = this.#tallies.of('stars', only)
    return new Map(
      tallies.map(({ versionId, count, total }) => [versionId, { stars: total / count, ratings: count }]),
    )
  }
}
