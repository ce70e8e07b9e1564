/** As many snippets of other files as a prompt has room for. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import { unixLines } from './unixLines'

/**
 * Whole snippets, in the order in which they come; one that does not fit is passed over. The same snippets always give
 * the same answer, so that the beginning of the prompt stays as it is.
 * @param budget characters of paths and texts together
 */
export function fitContext(snippets: readonly ContextSnippet[], budget: number): ContextSnippet[] {
  let left = budget
  return snippets.flatMap((snippet) => {
    const text = unixLines(snippet.text)
    const size = snippet.path.length + text.length
    if (size > left || text.trim() === '') return []
    left -= size
    return [{ ...snippet, text }]
  })
}
