/** Context to prompt, answer to trimmed text: for serving, for datasets and for evaluation alike. */
import type { Settings } from '#contracts/settings'
import type { Scope } from '#contracts/suggestion'
import type { Language } from '#engine/language/language'
import { cutPrefix, cutSuffix } from './cutContext'
import { decideScope } from './decideScope'
import { formatPrompt, parsePrompt, stopStrings } from './promptFormat'
import { type TrimContext, type Trimmed, trimAnswer as trim } from './trimAnswer'

export { formatPrompt as formatExample, promptFormat } from './promptFormat'

export type PromptSettings = Pick<
  Settings,
  'prefixCharacters' | 'suffixCharacters' | 'maxLineTokens' | 'maxBlockTokens' | 'maxBlockLines'
>

export interface CompletionRequest extends TrimContext {
  /** Final prompt, to be sent raw. */
  readonly prompt: string
  readonly scope: Scope
  /** Text around the cursor as far as the prompt holds it. */
  readonly prefix: string
  readonly suffix: string
  readonly stop: readonly string[]
  readonly maxTokens: number
}

/** What to ask of the model at `offset` (UTF-16 units) of `text`. */
export function prepareRequest(
  text: string,
  offset: number,
  language: Language,
  settings: PromptSettings,
): CompletionRequest {
  const before = text.slice(0, offset)
  const after = text.slice(offset)
  const scope = decideScope(before, after, language)
  const prefix = cutPrefix(before, settings.prefixCharacters)
  const suffix = cutSuffix(after, settings.suffixCharacters)
  return {
    prompt: formatPrompt(prefix, suffix),
    scope,
    prefix,
    suffix,
    stop: stopStrings(scope),
    maxTokens: scope === 'line' ? settings.maxLineTokens : settings.maxBlockTokens,
    maxLines: settings.maxBlockLines,
  }
}

/** The request that a dataset row stands for, so that evaluation asks and trims as serving does. */
export function requestOfExample(prompt: string, scope: Scope, settings: PromptSettings): CompletionRequest {
  return {
    ...parsePrompt(prompt),
    prompt,
    scope,
    stop: stopStrings(scope),
    maxTokens: scope === 'line' ? settings.maxLineTokens : settings.maxBlockTokens,
    maxLines: settings.maxBlockLines,
  }
}

/** The answer so far, cut where a suggestion ends; `done` says that no more needs to be read. */
export function trimAnswer(answer: string, request: CompletionRequest): Trimmed {
  return trim(answer, request)
}

export interface Hole {
  readonly request: CompletionRequest
  /** What stands there in the person's own text, cut by the same rule as an answer. */
  readonly middle: string
}

/**
 * The request that would have been made at `offset` before the person wrote what follows, and what they wrote.
 * Null where nothing was written there.
 */
export function holeAt(
  text: string,
  offset: number,
  language: Language,
  settings: PromptSettings,
): Hole | null {
  const prefix = text.slice(0, offset)
  const rest = text.slice(offset)
  // The scope is decided without the middle, as it was before the line was written.
  const lineEnd = rest.indexOf('\n')
  const scope = decideScope(prefix, lineEnd < 0 ? '' : rest.slice(lineEnd), language)
  const cut = trim(`${rest}\n`, { scope, prefix, suffix: '', maxLines: settings.maxBlockLines })
  if (cut.text.trim() === '') return null
  const around = prefix + rest.slice(cut.text.length).replace(/^[ \t]+(?=\n|$)/, '')
  const request = prepareRequest(around, offset, language, settings)
  return request.scope === scope ? { request, middle: cut.text } : null
}
