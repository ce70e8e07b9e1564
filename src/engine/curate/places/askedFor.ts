/** What serving would send at a place of a text. */
import { type CompletionRequest, prepareRequest, refuse, trimAnswer } from '#engine/completion/completion'
import type { PromptSettings } from '#engine/completion/completion'
import { parse } from '#engine/language/language'
import type { Scope } from '#contracts/suggestion'
import { layoutOf } from '#engine/curate/survey/exampleLanguage'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

export type NamedText = Pick<SurveyedText, 'path' | 'language'>

/**
 * Null where serving does not ask by itself, asks for the other scope, or would cut the answer.
 * @param text without the answer @param offset of the cursor
 */
export function askedFor(
  { path, language: name }: NamedText,
  text: string,
  offset: number,
  { answer, scope }: { readonly answer: string; readonly scope: Scope },
  settings: PromptSettings,
): CompletionRequest | null {
  const { language, isParsed } = layoutOf(name)
  const syntax = isParsed ? () => parse(text, language, path) : null
  if (refuse(text, offset, syntax) !== null) return null
  const request = prepareRequest(text, offset, language, settings, { syntax })
  if (request.scope !== scope) return null
  return trimAnswer(answer, request, true).text === answer ? request : null
}
