/** Whether a suggestion is about what is in sight: the share of its names that stand around it too. */
import type { Evidence } from './evidence'
import { identifiersIn } from './identifiersIn'
import { type Part, sure } from './part'

/** Null for what was asked for in words, of which the code around is not stored, and for what names nothing. */
export function relevanceOf({ suggestion }: Evidence): Part {
  const { surface, text, prefix, suffix, language } = suggestion
  if (surface !== 'inline') return null
  const names = identifiersIn(text, language)
  if (names.size === 0) return null
  // The name that the cursor stands in is not there yet.
  const around = identifiersIn(`${prefix}\n${suffix}`, language)
  return sure([...names].filter((name) => around.has(name)).length / names.size)
}
