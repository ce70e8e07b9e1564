/** What to ask of the model at a place in a text. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { Settings } from '#contracts/settings'
import { type Language, parse as parseText, type Syntax } from '#engine/language/language'
import type { CompletionRequest } from './completionRequest'
import { cutPrefix, cutSuffix } from './cutContext'
import { decideScope } from './decideScope'
import { fitContext } from './fitContext'
import { limits } from './limits'
import { formatPrompt } from './promptFormat'
import { SyntaxFit } from './syntaxFit'
import { type SyntaxSource, syntaxFrom } from './syntaxFrom'
import { unixLines } from './unixLines'

export type PromptSettings = Pick<
  Settings,
  | 'prefixCharacters'
  | 'suffixCharacters'
  | 'contextCharacters'
  | 'maxLineTokens'
  | 'maxBlockTokens'
  | 'maxBlockLines'
>

/** What else is known at the cursor. Without it the prompt holds the text around the cursor alone. */
export interface Sight {
  /** Of the text. Where it is a function, it is called when it is needed, at the latest for the whole answer. */
  readonly syntax?: SyntaxSource
  /** Code of other files, the most stable first. */
  readonly context?: readonly ContextSnippet[]
  /** Of the file and name of its workspace, as the prompt is to call them. */
  readonly path?: string
  readonly repository?: string
  /** Parses the text with an answer in it; by default as the language's parser does. */
  readonly parse?: (text: string) => Syntax | null
}

/** @param offset in UTF-16 units of `text`, whose line ends may be of either kind */
export function prepareRequest(
  text: string,
  offset: number,
  language: Language,
  settings: PromptSettings,
  sight: Sight = {},
): CompletionRequest {
  const { syntax = null, context = [], path = '', repository = 'repository' } = sight
  const before = unixLines(text.slice(0, offset))
  const after = unixLines(text.slice(offset))
  const scope = decideScope(before, after, language, () => syntaxFrom(syntax)?.placeAt(offset) ?? null)
  const prefix = cutPrefix(before, settings.prefixCharacters)
  const suffix = cutSuffix(after, settings.suffixCharacters)
  const snippets = fitContext(context, settings.contextCharacters)
  // A version of the same document: of its tree only the answer is new.
  const parse = sight.parse ?? ((changed) => parseText(changed, language, path || 'a text'))
  return {
    prompt: formatPrompt(prefix, suffix, { repository, snippets, path }),
    scope,
    ...{ prefix, suffix, snippets },
    ...limits(scope, settings),
    ...(syntax && { fit: new SyntaxFit(text, offset, syntax, parse) }),
  }
}
