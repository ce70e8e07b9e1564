/** Whether a newer suggestion only continues an older one of which the person typed the beginning. */
import { type Suggestion } from '#contracts/suggestion'

/** Then the older one was not ignored: the person is taking it, letter by letter. Looks within one line. */
export function typedThrough(older: Suggestion, newer: Suggestion): boolean {
  const typed = newer.character - older.character
  if (older.line !== newer.line || typed <= 0 || typed > older.text.length) return false
  return newer.prefix.endsWith(older.text.slice(0, typed))
}
