/** What is asked of the model at one place, and what is needed to cut and to judge its answer. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { TrimContext } from './stop'
import type { SyntaxFit } from './syntaxFit'

export interface CompletionRequest extends TrimContext {
  /** Final prompt, to be sent raw. */
  readonly prompt: string
  /** Text around the cursor as far as the prompt holds it, with `\n` line ends. */
  readonly prefix: string
  readonly suffix: string
  /** Code of other files that the prompt had room for; none for a row of a dataset. */
  readonly snippets: readonly ContextSnippet[]
  readonly stop: readonly string[]
  readonly maxTokens: number
  readonly fit?: SyntaxFit
}
