/** How much a model may say, by scope: for a request of now and for one that a dataset row stands for. */
import type { Scope } from '#contracts/suggestion'
import type { CompletionRequest } from './completionRequest'
import type { PromptSettings } from './prepareRequest'
import { stopStrings } from './promptFormat'

export function limits(
  scope: Scope,
  settings: PromptSettings,
): Pick<CompletionRequest, 'stop' | 'maxTokens' | 'maxLines'> {
  return {
    stop: stopStrings(scope),
    maxTokens: scope === 'line' ? settings.maxLineTokens : settings.maxBlockTokens,
    maxLines: settings.maxBlockLines,
  }
}
