/** How many syntax errors the code around a suggestion has with it that it does not have without it. */
import type { Suggestion } from '#contracts/suggestion'
import { languageOf, parse } from '#engine/language/language'

/** What may stand on the next line behind the header of a block, an attribute or half an expression. */
const CONTINUATIONS = ['', ' {}', ' void x() {}', ' class x {}', ' x;', ' x)', ' x]']

/** Each is a version of the same document, of which only the difference is parsed. */
const DOCUMENT = 'a suggestion that is scored'

/** Of the text around it as it is stored: cut, but cut alike both times. Null where there is no parser. */
export function syntaxErrorsAdded({
  path,
  prefix,
  suffix,
  text,
  scope,
}: Pick<Suggestion, 'path' | 'prefix' | 'suffix' | 'text' | 'scope'>): number | null {
  const language = languageOf(path)
  if (language === null) return null
  const errors = (code: string): number | null =>
    parse(code, language, DOCUMENT)?.errorsIn(0, code.length) ?? null
  const before = errors(prefix + suffix)
  if (before === null) return null
  const continuations = scope === 'line' ? CONTINUATIONS : CONTINUATIONS.slice(0, 1)
  let least = Infinity
  for (const next of continuations) {
    least = Math.min(least, Math.max(0, (errors(prefix + text + next + suffix) ?? Infinity) - before))
    if (least === 0) return 0
  }
  return least === Infinity ? null : least
}
