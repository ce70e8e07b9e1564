/** A template or a style sheet, which is one unit as a whole. */
import type { Language } from '#engine/language/language'
import { type Unit, noFacts } from './unit'

/** None for a page that no component owns, and for the parts and the whole of an application's style. */
export function fileUnits(text: string, language: Language, path: string): Unit[] {
  const name = path.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
  const isTemplate = language === 'html'
  const isOther = isTemplate
    ? /^\s*<(?:!doctype|html)\b/i.test(text)
    : /^_|^(?:styles?|main|global)$/.test(name)
  if (isOther || text.trim() === '') return []
  const range = { start: 0, end: text.length }
  return [
    {
      ...{ pattern: isTemplate ? 'template' : 'style', kind: 'file', name, ...range, declaration: 0 },
      ...{ body: range, doc: null, line: 0, attributes: [], members: [], facts: noFacts },
    },
  ]
}
