/** Everything that is remembered: one object a table over one SQLite file that many processes share. */
import { acceptedSuggestions, type AcceptedFilter, type AcceptedSuggestion } from './acceptedSuggestions'
import { ActiveVersion } from './activeVersion'
import { type Database, openDatabase } from './database'
import { Datasets } from './datasets'
import { Events } from './events'
import { Examples } from './examples'
import { JobLock } from './jobLock'
import { migrate } from './migrate'
import { Outcomes } from './outcomes'
import { Ratings } from './ratings'
import { Runs } from './runs'
import { Scorecards } from './scorecards'
import { Suggestions } from './suggestions'
import { Versions } from './versions'
import { WithheldAnswers } from './withheldAnswers'

export interface Store {
  readonly suggestions: Suggestions
  readonly withheld: WithheldAnswers
  readonly events: Events
  readonly outcomes: Outcomes
  readonly ratings: Ratings
  readonly examples: Examples
  readonly datasets: Datasets
  readonly runs: Runs
  readonly versions: Versions
  readonly activeVersion: ActiveVersion
  readonly scorecards: Scorecards
  readonly jobLock: JobLock
  acceptedSuggestions(only?: AcceptedFilter): AcceptedSuggestion[]
  /** All or nothing; keep it short, others wait. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

/** Opens or makes the database. Throws a StoreError whose message says what to do. */
export function openStore(path: string): Store {
  const database = openDatabase(path)
  try {
    migrate(database)
    return storeOn(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function storeOn(database: Database): Store {
  const outcomes = new Outcomes(database)
  return {
    suggestions: new Suggestions(database),
    withheld: new WithheldAnswers(database),
    events: new Events(database),
    outcomes,
    ratings: new Ratings(database),
    examples: new Examples(database),
    datasets: new Datasets(database),
    runs: new Runs(database),
    versions: new Versions(database),
    activeVersion: new ActiveVersion(database),
    scorecards: new Scorecards(database),
    jobLock: new JobLock(database),
    acceptedSuggestions: acceptedSuggestions(database, outcomes),
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  }
}
