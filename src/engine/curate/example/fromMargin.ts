/** A piece of a file as a model answers it, for the editor to fit to its place. */
import { indentationOf } from '#engine/language/language'
import type { Range } from '#engine/recognise/recognise'

/** The text of a range, with further lines as deep as they are below the line that it begins on. */
export function fromMargin(text: string, { start, end }: Range): string {
  const indentation = indentationOf(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))
  const [first = '', ...rest] = text.slice(start, end).split('\n')
  // A string of several lines may begin at the margin.
  const isDeep = rest.every((line) => line.trim() === '' || line.startsWith(indentation))
  return [first, ...(isDeep ? rest.map((line) => line.slice(indentation.length)) : rest)].join('\n')
}
