/** Context to prompt, answer to trimmed text: for serving, for datasets and for evaluation alike. */
import type { Scope } from '#contracts/suggestion'
import type { CompletionRequest } from './completionRequest'
import { limits } from './limits'
import type { PromptSettings } from './prepareRequest'
import { parsePrompt } from './promptFormat'

export type { CompletionRequest } from './completionRequest'
export { prepareConversation } from './conversationPrompt'
export { holeAt } from './holeAt'
export {
  type InstructionPlace,
  type ModelAbility,
  parseInstruction,
  prepareInstruction,
} from './instructionPrompt'
export { type PromptSettings, prepareRequest } from './prepareRequest'
export {
  defuse,
  formatDocument,
  formatPrompt as formatExample,
  parsePrompt as parseExample,
  promptFormat,
} from './promptFormat'
export { refuse } from './refuse'
export { trimAnswer } from './trimAnswer'
export { withhold } from './withhold'

/** The request that a dataset row stands for, so that evaluation asks and trims as serving does. */
export function requestOfExample(prompt: string, scope: Scope, settings: PromptSettings): CompletionRequest {
  return { ...parsePrompt(prompt), prompt, scope, snippets: [], ...limits(scope, settings) }
}
