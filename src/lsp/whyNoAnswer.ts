/** What a person reads when something they asked for was not answered: what happened, and what to do. */
import type { NoAnswerReason } from '#engine/generate/generate'
import { healthOf } from './healthOf'

export function whyNoAnswer(
  reason: NoAnswerReason,
  said: string | undefined,
  runtime: string | undefined,
): string {
  switch (reason) {
    case 'noVersion':
    case 'runtimeUnreachable':
    case 'modelMissing':
    case 'runtimeError': {
      const outcome = { kind: 'nothing', reason, ...(said === undefined ? {} : { message: said }) } as const
      return healthOf(outcome, runtime)?.message ?? said ?? 'The model could not answer.'
    }
    case 'emptyAnswer':
      return 'The model had nothing to say to that. Say it in other words, or at another place.'
    case 'unsupportedLanguage':
      return 'Text is generated in C#, TypeScript, HTML and SCSS files.'
    case 'selectionTooLong':
      return 'The selection is longer than the model can take in. Select less of it.'
    case 'cancelled':
      return 'It was cancelled.'
  }
}
