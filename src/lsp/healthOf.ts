/** What a person reads when suggestions cannot be made: what happened, and what to do. */
import type { NoSuggestionReason } from '#contracts/suggestion'
import type { SuggestOutcome } from '#engine/serve/serve'
import { RuntimeError, reasonOf } from '#platform/runtimeError'
import type { Health } from './statusLine'

export const healthy: Health = { kind: 'Normal', message: '' }

export const noModelChosen: Health = {
  kind: 'Warning',
  message: 'No model is chosen yet. Set "base" to a model that the runtime has.',
}

/** Null where an outcome tells nothing about the runtime. */
export function healthOf(outcome: SuggestOutcome, runtime: string | undefined): Health | null {
  if (outcome.kind === 'suggestion') return healthy
  return healthOfReason(outcome.reason, outcome.message, runtime)
}

export function healthOfError(error: unknown, runtime: string | undefined): Health | null {
  if (!(error instanceof RuntimeError)) return null
  return healthOfReason(reasonOf(error.failure), error.message, runtime)
}

function healthOfReason(
  reason: NoSuggestionReason,
  said: string | undefined,
  runtime: string | undefined,
): Health | null {
  switch (reason) {
    case 'emptyAnswer':
    case 'tooShort':
    case 'repeatsSuffix':
    case 'repeatsPrefix':
    case 'repetitive':
    case 'rejectedBefore':
    case 'breaksSyntax':
      return healthy
    case 'unsupportedLanguage':
    case 'insideWord':
    case 'restOfLine':
    case 'statementComplete':
    case 'cancelled':
      return null
    case 'modelLoading':
      return { kind: 'Normal', message: said ?? 'The model is being loaded.' }
    case 'runtimeUnreachable': {
      const advice =
        runtime === 'embedded'
          ? 'It is started again by itself. If this stays, restart the language server.'
          : 'Start Ollama, or set "runtime" to its address or to "embedded".'
      return { kind: 'Error', message: `${said ?? 'No model runtime answers.'} ${advice}` }
    }
    case 'modelMissing':
      return {
        kind: 'Error',
        message: `${said ?? 'The runtime does not have the model.'} Pull it again, or switch to another version.`,
      }
    case 'noVersion':
      return noModelChosen
    case 'runtimeError':
      return { kind: 'Warning', message: `The model could not answer. ${said ?? ''}`.trim() }
  }
}
