/** Everything that is remembered: one object a table over one SQLite file that many processes share. */
import { type DecidedSuggestion } from '#contracts/decidedSuggestion'
import { acceptedSuggestions, type AcceptedFilter, type AcceptedSuggestion } from './acceptedSuggestions'
import { ActiveVersion } from './activeVersion'
import { type Database, openDatabase } from './database'
import { DatabaseFile } from './databaseFile'
import { Datasets } from './datasets'
import { type DecidedFilter, decidedSuggestions } from './decidedSuggestions'
import { Events } from './events'
import { Examples } from './examples'
import { Interactions } from './interactions'
import { JobLock } from './jobLock'
import { migrate } from './migrate'
import { Outcomes } from './outcomes'
import { Qualities } from './qualities'
import { Ratings } from './ratings'
import { RecordedRows } from './recordedRows'
import { Runs } from './runs'
import { Scorecards } from './scorecards'
import { Suggestions } from './suggestions'
import { Versions } from './versions'
import { WithheldAnswers } from './withheldAnswers'
import { WrittenTexts } from './writtenTexts'

export interface Store {
  readonly suggestions: Suggestions
  readonly withheld: WithheldAnswers
  readonly events: Events
  readonly outcomes: Outcomes
  readonly ratings: Ratings
  readonly writtenInstead: WrittenTexts
  readonly qualities: Qualities
  readonly interactions: Interactions
  readonly recorded: RecordedRows
  readonly file: DatabaseFile
  readonly examples: Examples
  readonly datasets: Datasets
  readonly runs: Runs
  readonly versions: Versions
  readonly activeVersion: ActiveVersion
  readonly scorecards: Scorecards
  readonly jobLock: JobLock
  acceptedSuggestions(only?: AcceptedFilter): AcceptedSuggestion[]
  decidedSuggestions(only: DecidedFilter): DecidedSuggestion[]
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
    writtenInstead: new WrittenTexts(database),
    qualities: new Qualities(database),
    interactions: new Interactions(database),
    recorded: new RecordedRows(database),
    file: new DatabaseFile(database),
    examples: new Examples(database),
    datasets: new Datasets(database),
    runs: new Runs(database),
    versions: new Versions(database),
    activeVersion: new ActiveVersion(database),
    scorecards: new Scorecards(database),
    jobLock: new JobLock(database),
    acceptedSuggestions: acceptedSuggestions(database, outcomes),
    decidedSuggestions: decidedSuggestions(database),
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  }
}
