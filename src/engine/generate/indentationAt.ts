/** How deep a text begins at a place: as its line is indented, or as the lines above it are where it has no depth yet. */
import type { InstructionPlace } from '#engine/completion/completion'
import { indentationOf, opensBlock } from '#engine/language/language'
import type { IndentationStyle } from './fitIndentation'

export interface PlaceIndentation {
  /** Of the line that the text begins on. */
  readonly indentation: string
  /** The part of it that does not stand in the document yet: editors leave empty lines empty. */
  readonly missing: string
}

export function indentationAt(
  { text, start, end, language }: Pick<InstructionPlace, 'text' | 'start' | 'end' | 'language'>,
  style: IndentationStyle | null,
): PlaceIndentation {
  const above = text.slice(0, start).split('\n')
  const lead = above.pop() ?? ''
  const rest = text.slice(end).split('\n', 1)[0] ?? ''
  if (start !== end || lead !== '' || rest.trim() !== '')
    return { indentation: indentationOf(lead), missing: '' }
  const line = above.findLast((each) => each.trim() !== '') ?? ''
  const step = style?.insertSpaces === false ? '\t' : ' '.repeat(style?.tabSize ?? 4)
  const missing = indentationOf(line) + (opensBlock(line, language) ? step : '')
  return { indentation: missing, missing }
}
