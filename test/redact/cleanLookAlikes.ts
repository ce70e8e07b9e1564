/** Texts without a secret that look as if they had one; the same ones for the same seed. */
import { Chance } from '#test/redact/chance'
import { cleanSnippets } from '#test/redact/cleanSnippets'
import { cleanValues } from '#test/redact/cleanValues'
import { type Planted } from '#test/redact/planted'

/** All snippets, filled up with drawn values. */
export function cleanLookAlikes(count: number, seed: string): Planted[] {
  const chance = new Chance(seed)
  const snippets = cleanSnippets.map(([path, text]) => ({ path, text, secrets: [] }))
  const drawn = Array.from({ length: count - snippets.length }, (_, index) =>
    cleanValues[index % cleanValues.length]!(chance),
  )
  return [...snippets, ...drawn]
}
