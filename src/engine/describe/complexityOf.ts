/** How much there is to a suggestion, by its lines and how deep they are nested. */
import type { Complexity } from '#contracts/interaction'
import type { Suggestion } from '#contracts/suggestion'

const MANY_LINES = 8
const DEEP = 3
const MANY_DECISIONS = 4

export function complexityOf({ scope, text }: Pick<Suggestion, 'scope' | 'text'>): Complexity {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  // The first line begins at the cursor: its indentation is not in the text.
  const depths = new Set(lines.slice(1).map((line) => line.length - line.trimStart().length))
  const decisions =
    text.match(/\b(?:if|else|for|foreach|while|switch|catch|case)\b|@(?:if|for)\b/g)?.length ?? 0
  if (lines.length > MANY_LINES || depths.size >= DEEP || decisions >= MANY_DECISIONS) return 'complex'
  return scope === 'line' && lines.length <= 1 && decisions === 0 ? 'simple' : 'medium'
}
