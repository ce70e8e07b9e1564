/** Where a suggestion was made: what was asked there, and how an answer to it is cut. */
import type { CursorTask } from '#contracts/task'
import type { Settings } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import {
  type CompletionRequest,
  formatExample,
  prepareRequest,
  requestOfExample,
  trimAnswer,
} from '#engine/completion/completion'
import { languageOf, parse } from '#engine/language/language'

export interface SuggestionPlace {
  /** As it was served, without code of other files: of that only whose it was is stored. */
  readonly prompt: string
  readonly prefix: string
  readonly task: CursorTask
  /** A text for the place, cut by the rules by which an answer is cut; null where nothing is left. */
  cut(text: string): string | null
  /** The same of a text that may have been cut off anywhere; null where its last line may be half a line. */
  cutWhole(text: string): string | null
}

export function placeOf(suggestion: Suggestion, settings: Settings): SuggestionPlace {
  const { prompt, prefix, suffix } = askedAt(suggestion, settings)
  const context = { ...requestOfExample(prompt, suggestion.scope, settings), prefix, suffix }
  const notBlank = (text: string): string | null => (text.trim() === '' ? null : text)
  return {
    ...{ prompt, prefix, task: suggestion.scope },
    cut: (text) => notBlank(trimAnswer(plainLines(text), context, true).text),
    cutWhole(text) {
      const plain = plainLines(text)
      const soFar = trimAnswer(plain, context)
      // A rule ended it: whatever was still to be written would have been cut off.
      if (soFar.done) return notBlank(soFar.text)
      const whole = notBlank(trimAnswer(plain, context, true).text)
      return whole !== null && fits(prefix, whole, suffix, suggestion.path) ? whole : null
    },
  }
}

/** What another program asked with is cut as we would have cut it; of our own, what is stored is what was served. */
function askedAt(
  suggestion: Suggestion,
  settings: Settings,
): Pick<CompletionRequest, 'prompt' | 'prefix' | 'suffix'> {
  const [prefix, suffix] = [plainLines(suggestion.prefix), plainLines(suggestion.suffix)]
  const language = suggestion.client === 'imported' ? languageOf(suggestion.path) : null
  if (language !== null) return prepareRequest(prefix + suffix, prefix.length, language, settings)
  return { prompt: formatExample(prefix, suffix), prefix, suffix }
}

/** Whether the code around has no more syntax errors with the text than without it; true where nobody can tell. */
function fits(prefix: string, text: string, suffix: string, path: string): boolean {
  const language = languageOf(path)
  if (language === null) return true
  const errors = (code: string): number =>
    parse(code, language, 'a text that was written')?.errorsIn(0, code.length) ?? 0
  return errors(prefix + text + suffix) <= errors(prefix + suffix)
}

function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
