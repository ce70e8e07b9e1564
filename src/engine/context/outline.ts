/** What another file needs to know of a text: the signatures of its types and functions. */
import { type Language, parse } from '#engine/language/language'
import { cutAtLine } from './cutAtLine'

export interface OutlineEntry {
  readonly name: string
  readonly signature: string
}

/** Tabby takes 500 characters of a declaration; whole members of a class need a little more. */
const MOST_CHARACTERS = 800
const MOST_ENTRIES = 100

const declaringType =
  /\b(?:class|struct|interface|enum|record(?:[ \t]+(?:class|struct))?|type)[ \t]+([\p{Lu}_][\p{L}\p{N}_]*)/gu

/** Each name once, in order of appearance. */
export function outline(text: string, language: Language): OutlineEntry[] {
  if (language === 'html' || language === 'scss') return []
  const syntax = parse(text, language)
  const found = syntax ? syntax.declarations().filter(({ kind }) => kind !== 'member') : withoutParser(text)
  const byName = new Map<string, string>()
  for (const { name, signature } of found) {
    const cut = cutAtLine(signature, MOST_CHARACTERS)
    if (cut !== '' && !byName.has(name) && byName.size < MOST_ENTRIES) byName.set(name, cut)
  }
  return [...byName].map(([name, signature]) => ({ name, signature }))
}

/** Names of the types that a text declares; words in comments among them do no harm. */
export function declaredTypes(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(declaringType), ([, name]) => name!))]
}

/** The declaration's line and those below it. */
function withoutParser(text: string): OutlineEntry[] {
  return Array.from(text.matchAll(declaringType), ({ 1: name, index }) => {
    const line = text.lastIndexOf('\n', index) + 1
    return { name: name!, signature: text.slice(line, line + MOST_CHARACTERS) }
  })
}
