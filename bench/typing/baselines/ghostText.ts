/**
 * What VS Code draws of a suggestion that replaces the rest of the line: nothing unless the replaced text is kept in it
 * (an edit that deletes is no ghost text), and here only what stands before the kept text, as that is what can be taken
 * as an insertion at the cursor.
 */
export function ghostText(suggestion: string, replaced: string): string | null {
  if (replaced === '') return suggestion
  const [line = ''] = suggestion.split('\n', 1)
  const at = line.endsWith(replaced) ? line.length - replaced.length : line.indexOf(replaced)
  return at > 0 ? line.slice(0, at) : null
}
