/** What goes into the prompt: the best of each source by turns, as long as it fits and says something new. */
import type { ContextSnippet, ContextSource } from '#contracts/contextSnippet'
import type { Language } from '#engine/language/language'

export type Candidates = Readonly<Record<ContextSource, readonly ContextSnippet[]>>

/** A template lives from its class; code lives from the types it uses. */
const orders: Readonly<Record<'markup' | 'code', readonly ContextSource[]>> = {
  markup: ['sibling', 'recentEdit', 'similar', 'declaration'],
  code: ['declaration', 'recentEdit', 'sibling', 'similar'],
}

/** @param most characters of texts and paths together */
export function chooseSnippets(candidates: Candidates, language: Language, most: number): ContextSnippet[] {
  const order = orders[language === 'html' || language === 'scss' ? 'markup' : 'code']
  const turns = Math.max(...order.map((source) => candidates[source].length))
  const chosen: ContextSnippet[] = []
  let left = most
  for (let turn = 0; turn < turns; turn++) {
    for (const source of order) {
      const candidate = candidates[source][turn]
      if (candidate === undefined || candidate.text === '') continue
      const cost = charactersOf(candidate)
      if (cost > left || chosen.some((other) => saysTheSame(candidate, other))) continue
      chosen.push(candidate)
      left -= cost
    }
  }
  return chosen
}

/** With the line breaks behind the path and the text. */
export function charactersOf({ path, text }: ContextSnippet): number {
  return path.length + text.length + 2
}

/** Most lines of the one stand in the other already. */
function saysTheSame(one: ContextSnippet, other: ContextSnippet): boolean {
  if (one.path !== other.path) return false
  const [left, right] = [linesOf(one.text), linesOf(other.text)]
  return left.intersection(right).size * 2 > Math.min(left.size, right.size)
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      // Brackets alone are everywhere.
      .filter((line) => /[\p{L}\p{N}]/u.test(line)),
  )
}
