/** Why something was not recorded. */
import { StoreError } from '#engine/store/storeError'
import { type Log, stderrLog } from '#platform/log'

export type CaptureProblem =
  | { readonly kind: 'unknownSuggestion'; readonly suggestionId: string }
  /** The message says what to do. */
  | { readonly kind: 'storeFailed'; readonly message: string }
  /** A bug, often a redaction that failed: nothing of it was stored. */
  | { readonly kind: 'notRecorded'; readonly suggestionId: string | null; readonly error: unknown }

export function problemOf(suggestionId: string | null, error: unknown): CaptureProblem {
  return error instanceof StoreError
    ? { kind: 'storeFailed', message: error.message }
    : { kind: 'notRecorded', suggestionId, error }
}

/** Leaves out the messages of unexpected errors: they could quote the code that was to be redacted. */
export function logProblem(problem: CaptureProblem, log: Log = stderrLog): void {
  switch (problem.kind) {
    case 'unknownSuggestion':
      log.warn(`A report for a suggestion that is not known was left out (${problem.suggestionId}).`)
      return
    case 'storeFailed':
      log.error(problem.message)
      return
    case 'notRecorded':
      log.error(
        `A report was not recorded, because redacting or storing it failed (${problem.error instanceof Error ? problem.error.name : 'error'}).`,
      )
  }
}
