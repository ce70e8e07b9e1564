/** One line or several: several only where the cursor stands alone on a line under something that opened a block. */
import type { Scope } from '#contracts/suggestion'
import { type Language, opensBlock } from '#engine/language/language'

export function decideScope(prefix: string, suffix: string, language: Language): Scope {
  const lines = prefix.split('\n')
  const before = lines.pop() ?? ''
  const after = suffix.split('\n', 1)[0] ?? ''
  if (before.trim() !== '' || after.trim() !== '') return 'line'
  const above = lines.findLast((line) => line.trim() !== '')
  return above !== undefined && opensBlock(above, language) ? 'block' : 'line'
}
