/** What capturing needs of others. */
import { type EventKind } from '#contracts/event'
import { type Redact } from '#engine/redact/redact'
import { type Store } from '#engine/store/store'
import { type Clock } from '#platform/clock'
import { type GitHistory } from '#platform/gitHistory'
import { type CaptureProblem } from './captureProblem'
import { type MayRecord } from './permission'
import { type Outside } from './suggestionRecord'

export interface CaptureParts {
  readonly store: Pick<
    Store,
    | 'suggestions'
    | 'interactions'
    | 'withheld'
    | 'events'
    | 'outcomes'
    | 'ratings'
    | 'writtenInstead'
    | 'acceptedSuggestions'
    | 'transaction'
    | 'isBusy'
  >
  readonly clock: Clock
  readonly redact: Redact
  /** Seconds after its accept at which a text is looked at again. */
  readonly aftermathSeconds: readonly number[]
  /** What is asked of the workspace's folder for each suggestion; nothing by default. */
  readonly outside?: Outside | undefined
  /** Asked for commits in the workspaces where texts are accepted; without it none are seen. */
  readonly history?: GitHistory | undefined
  /** Off from the start where false; see `setRecording`. */
  readonly recording?: boolean | undefined
  /** Asked of every file before anything of it is stored; anywhere by default. */
  readonly mayRecord?: MayRecord | undefined
  /** Told at once of what happened to a suggestion, also while nothing is recorded. */
  readonly onEvent?: (kind: EventKind, suggestionId: string) => void
  /** Told of what could not be recorded; written to the log by default. */
  readonly onProblem?: (problem: CaptureProblem) => void
}
