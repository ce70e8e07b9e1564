/**
 * What is asked for at a cursor. While a completion of the editor's own list is selected, a suggestion is shown only
 * when it goes on from that one; so it is asked for as if the selected text stood there already.
 */
import type { InlineCompletionParams, Range } from 'vscode-languageserver-protocol'
import type { TextDocument } from 'vscode-languageserver-textdocument'

export interface PlacedCursor {
  readonly text: string
  readonly offset: number
  /** What the item replaces; empty at the cursor without a selected completion. */
  readonly range: Range
  /** What the item's text starts with, before the suggestion. */
  readonly lead: string
}

export function placeCursor(
  document: TextDocument,
  params: Pick<InlineCompletionParams, 'position' | 'context'>,
): PlacedCursor {
  const text = document.getText()
  const cursor = document.offsetAt(params.position)
  const position = document.positionAt(cursor)
  const selected = params.context?.selectedCompletionInfo
  if (!selected) return { text, offset: cursor, range: { start: position, end: position }, lead: '' }
  const { range, text: lead } = selected
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)]
  return { text: text.slice(0, start) + lead + text.slice(end), offset: start + lead.length, range, lead }
}
