/** What is known of the moment at which a suggestion was made, and of the project it was made for. */
import type { ContextUse, Interaction } from '#contracts/interaction'
import type { Suggestion } from '#contracts/suggestion'
import { complexityOf } from './complexityOf'
import { domainOf } from './domainOf'
import { learningTypeOf } from './learningTypeOf'

export { readProject } from './readProject'
export { Sessions } from './sessions'

export interface Moment {
  readonly sessionId: string
  readonly commitHash: string | null
  readonly context: readonly ContextUse[]
}

/** @param suggestion as it is stored, redacted */
export function describe(suggestion: Suggestion, moment: Moment): Interaction {
  // What was asked for in words stands in the prefix, with the end of its line.
  const instruction = suggestion.surface === 'inline' ? null : suggestion.prefix.replace(/\n$/, '')
  return {
    suggestionId: suggestion.id,
    sessionId: moment.sessionId,
    learningType: learningTypeOf(suggestion, instruction),
    complexity: complexityOf(suggestion),
    domain: domainOf(suggestion),
    instruction,
    commitHash: moment.commitHash,
    context: [...moment.context],
  }
}
