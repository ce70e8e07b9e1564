/** How much a suggestion speaks its domain's language: the share of its names that are of its frameworks. */
import type { Evidence } from './evidence'
import { identifiersIn } from './identifiersIn'
import { type Part, sure } from './part'
import { vocabulary } from './vocabulary'

/** Null where there is no vocabulary of the language, and for what names nothing. */
export function domainSpecificityOf({ suggestion: { text, language } }: Evidence): Part {
  const known = vocabulary[language]
  if (known === undefined) return null
  const names = [...identifiersIn(text, language)]
  if (names.length === 0) return null
  return sure(
    names.filter((name) => known.has(name) || known.has(name.replace(/^@/, ''))).length / names.length,
  )
}
