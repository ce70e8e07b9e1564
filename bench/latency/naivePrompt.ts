/** The prompt that is easiest to write: as much as fits on both sides, and other code where the model looks hardest. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { Settings } from '#contracts/settings'
import { formatExample } from '#engine/completion/completion'

/** The window before the cursor moves with each key, the one behind it is as long, and the context stands above the line. */
export function naivePrompt(
  before: string,
  after: string,
  context: readonly ContextSnippet[],
  { prefixCharacters, contextCharacters }: Settings,
): string {
  const other = context
    .map(({ text }) => text)
    .join('\n')
    .slice(0, contextCharacters)
  const window = before.slice(-prefixCharacters)
  const line = window.lastIndexOf('\n') + 1
  const prefix = `${window.slice(0, line)}${other}\n${window.slice(line)}`
  return formatExample(prefix, after.slice(0, prefixCharacters))
}
