/** Reads the tallies, which triggers keep: counts and sums by version, at the same cost however much is recorded. */
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'

type Measure = 'suggestion' | 'event' | 'kept' | 'command' | 'stars' | 'quality' | 'withheld'

export interface Tally {
  readonly versionId: string
  /** What is counted of the measure: a kind of event or command, a reason; empty where there is only one. */
  readonly value: string
  readonly count: number
  /** Sum of what the rows say: kept ratios, stars, scores, commands that went well. */
  readonly total: number
}

export interface TallyFilter {
  readonly client?: Client | undefined
}

export class Tallies {
  readonly #select: Statement

  constructor(database: Database) {
    this.#select = database.prepare(
      `SELECT versionId, value, sum(count) AS count, sum(total) AS total FROM tallies
       WHERE measure = @measure AND (@client IS NULL OR client = @client) AND (@chat OR surface <> 'chat')
       GROUP BY versionId, value HAVING sum(count) > 0`,
    )
  }

  /** Of everything. */
  of(measure: Measure, only: TallyFilter): Tally[] {
    return this.#read(measure, only, 1)
  }

  /** Without what was said in a chat, which nobody can accept. */
  withoutChat(measure: Measure, only: TallyFilter): Tally[] {
    return this.#read(measure, only, 0)
  }

  #read(measure: Measure, only: TallyFilter, chat: 0 | 1): Tally[] {
    return this.#select.all({ measure, client: only.client ?? null, chat }) as Tally[]
  }
}
