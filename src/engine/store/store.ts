/** Everything that is remembered: one object a table over one SQLite file that many processes share. */
import { type DecidedSuggestion } from '#contracts/decidedSuggestion'
import { acceptedSuggestions, type AcceptedFilter, type AcceptedSuggestion } from './acceptedSuggestions'
import { ActiveVersion } from './activeVersion'
import { type Database, openDatabase } from './database'
import { DatabaseFile } from './databaseFile'
import { Datasets } from './datasets'
import { type DecidedFilter, decidedSuggestions } from './decidedSuggestions'
import { Events } from './events'
import { ExampleDecisions } from './exampleDecisions'
import { Examples } from './examples'
import { Interactions } from './interactions'
import { JobLock } from './jobLock'
import { migrate } from './migrate'
import { Outcomes } from './outcomes'
import { Qualities } from './qualities'
import { Ratings } from './ratings'
import { RecordedRows } from './recordedRows'
import { readServing } from './readServing'
import { Runs } from './runs'
import { Scorecards } from './scorecards'
import { StoreError } from './storeError'
import { Suggestions } from './suggestions'
import { type TaughtPage, type TaughtSuggestion, taughtSuggestions } from './taughtSuggestions'
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
  readonly exampleDecisions: ExampleDecisions
  readonly datasets: Datasets
  readonly runs: Runs
  readonly versions: Versions
  readonly activeVersion: ActiveVersion
  readonly scorecards: Scorecards
  readonly jobLock: JobLock
  acceptedSuggestions(only?: AcceptedFilter): AcceptedSuggestion[]
  decidedSuggestions(only: DecidedFilter): DecidedSuggestion[]
  taughtSuggestions(page: TaughtPage): TaughtSuggestion[]
  /** Where this store is a stand-in that lives in memory: why the database could not be opened, and what to do. */
  readonly standsInBecause: string | null
  /** Why nothing can be written now, and what to do; null where all is well. Where it is not, that is tried again. */
  trouble(): string | null
  /** Whether another program writes to it at this moment; waits for nobody. */
  isBusy(): boolean
  /** All or nothing; keep it short, others wait. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

/** Opens or makes the database. Throws a StoreError whose message says what to do. */
export function openStore(path: string): Store {
  const database = openDatabase(path)
  try {
    migrate(database)
    return storeOn(database, null)
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * The database; or, where it cannot be used, an empty one in memory that knows what serves as far as that can be read,
 * so that suggestions go on.
 */
export function openStoreOrStandIn(path: string): Store {
  try {
    const store = openStore(path)
    try {
      // Damage in what every suggestion needs is found now; a large table is not read for it.
      store.versions.list()
      store.activeVersion.history()
      return store
    } catch (error) {
      store.close()
      throw error
    }
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind === 'unsupportedNode') throw error
    return standIn(path, error.message)
  }
}

function standIn(path: string, because: string): Store {
  const database = openDatabase(':memory:')
  migrate(database)
  const store = storeOn(database, because)
  const serving = readServing(path)
  if (serving !== null) {
    const { active, base } = serving
    if (base !== null) store.versions.add(base)
    store.versions.add(active)
    store.activeVersion.set(active.id, { changedAt: active.createdAt, changedBy: 'standIn' })
  }
  return store
}

function storeOn(database: Database, standsInBecause: string | null): Store {
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
    exampleDecisions: new ExampleDecisions(database),
    datasets: new Datasets(database),
    runs: new Runs(database),
    versions: new Versions(database),
    activeVersion: new ActiveVersion(database),
    scorecards: new Scorecards(database),
    jobLock: new JobLock(database),
    acceptedSuggestions: acceptedSuggestions(database, outcomes),
    decidedSuggestions: decidedSuggestions(database),
    taughtSuggestions: taughtSuggestions(database),
    standsInBecause,
    trouble() {
      database.tryAgain()
      return standsInBecause ?? database.trouble?.message ?? null
    },
    isBusy: () => database.isBusy,
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  }
}
