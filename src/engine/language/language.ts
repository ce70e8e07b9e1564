/** Which language a file is in, and what its syntax tells. */
import { type Language, languageByExtension } from '#contracts/language'
import { CodeParser } from './codeParser'
import { RecentSyntaxes } from './recentSyntaxes'
import { stylesheetSyntax } from './stylesheetSyntax'
import type { Syntax } from './syntax'
import { loadGrammars } from './wasmGrammars'

export type { Language } from '#contracts/language'
export type { CodeNode, Place, Syntax } from './syntax'

/** Nobody writes such a file by hand, and reading it at every key takes too long. */
const MOST_LINES = 8000
const MOST_CHARACTERS = 1_000_000

const byExtension: Readonly<Record<string, Language>> = languageByExtension

interface Parsers {
  readonly code: CodeParser
  readonly template: (text: string) => Syntax
}
let parsers: Parsers | null = null
let loading: Promise<void> | null = null
const recent = new RecentSyntaxes()

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

/**
 * Loads what `parse` needs: once, in a tenth of a second. Called again it is free; after a failure it tries again.
 * @throws where a grammar is missing or damaged; `parse` then answers null
 */
export function loadParsers(): Promise<void> {
  loading ??= readParsers().then(
    (loaded) => {
      parsers = loaded
    },
    (reason: unknown) => {
      loading = null
      const why = reason instanceof Error ? reason.message : String(reason)
      throw new Error(`Code cannot be parsed, so suggestions do without its syntax: ${why}`, {
        cause: reason,
      })
    },
  )
  return loading
}

async function readParsers(): Promise<Parsers> {
  const [grammars, { templateSyntax }] = await Promise.all([loadGrammars(), import('./templateSyntax')])
  return { code: new CodeParser(grammars), template: templateSyntax }
}

/**
 * The syntax of a text, whatever state it is in; null where there is none to be had: before `loadParsers` is done, and
 * for texts over 8,000 lines.
 *
 * A syntax is a value: it answers for its text as long as it is held, and nothing has to be given back.
 * @param key names the document, such as its path: the next version of it is then parsed in a fraction of the time
 */
export function parse(text: string, language: Language, key?: string): Syntax | null {
  const known = recent.find(text, language)
  if (known !== null) return known
  if (parsers === null || text.length > MOST_CHARACTERS || hasMoreLines(text, MOST_LINES)) return null
  const syntax = read(parsers, text, language, key ?? null)
  if (syntax !== null) recent.add(text, language, syntax)
  return syntax
}

function read(
  { code, template }: Parsers,
  text: string,
  language: Language,
  key: string | null,
): Syntax | null {
  switch (language) {
    case 'html':
      return template(text)
    case 'scss':
      return stylesheetSyntax(text)
    default:
      return code.parse(text, language, key)
  }
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (++lines > most) return true
  return false
}
