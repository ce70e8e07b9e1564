/** What of .NET and Angular a file holds: its syntax as units, each with its pattern, members and facts. */
import { type Language, parse } from '#engine/language/language'
import { csharpUnits } from './csharpUnits'
import { fileUnits } from './fileUnits'
import type { Source } from './source'
import { typescriptUnits } from './typescriptUnits'
import type { Unit } from './unit'

export type { Member, Range, Unit } from './unit'
export { nameOf } from './typeText'

/**
 * In the order of the text; a nested type follows the one around it. Types and functions of no pattern are units too.
 * Empty before `loadParsers` is done.
 * @param text with `\n` between lines; the offsets of the units are into it
 * @param path from the workspace, with forward slashes: folders tell where syntax does not
 */
export function recognise(text: string, language: Language, path: string): Unit[] {
  if (language === 'html' || language === 'scss') return fileUnits(text, language, path)
  const root = parse(text, language)?.tree() ?? null
  if (root === null) return []
  const source: Source = { text, path, root }
  return language === 'csharp' ? csharpUnits(source) : typescriptUnits(source)
}
