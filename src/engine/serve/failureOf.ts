/** A runtime that fails is a reason for no suggestion; anything else is a defect. */
import type { NoSuggestionReason } from '#contracts/suggestion'
import { RuntimeError } from '#platform/runtimeError'

export interface Failure {
  readonly reason: NoSuggestionReason
  readonly message: string
}

/** Throws what is no failure of the runtime. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof RuntimeError)) throw error
  const { failure, message } = error
  if (failure === 'unreachable') return { reason: 'runtimeUnreachable', message }
  return { reason: failure === 'notFound' ? 'modelMissing' : 'runtimeError', message }
}
