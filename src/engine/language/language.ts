/** Which language a file is in, and what its syntax tells without a parser. */
import { type Language, languageByExtension } from '#contracts/language'

export type { Language } from '#contracts/language'

const byExtension: Readonly<Record<string, Language>> = languageByExtension

/** The language of a path by its extension, or null where Apprentice does not suggest. */
export function languageOf(path: string): Language | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return byExtension[extension] ?? null
}

/** The white space a line starts with. */
export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** True where a line opens something whose inside comes on the next lines: a brace, a bracket, an arrow, a tag. */
export function opensBlock(line: string, language: Language): boolean {
  const code = line.trimEnd()
  if (/[{([]$/.test(code) || code.endsWith('=>')) return true
  if (language !== 'html') return false
  return /<[A-Za-z][^<]*[^/]>$/.test(code) && !/<\/[^>]*>$/.test(code)
}
