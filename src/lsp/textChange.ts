/** A change of a document in offsets: LSP counts lines and characters, and may send a whole document for one letter. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol'
import type { TextDocument } from 'vscode-languageserver-textdocument'

/** `text` takes the place of what stood from `start` to `end`, in UTF-16 units of the document before the change. */
export interface TextChange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** As the editor made it; of a whole document only what differs. @param document as it was before the change */
export function toTextChange(document: TextDocument, change: TextDocumentContentChangeEvent): TextChange {
  const before = document.getText()
  if (!('range' in change)) return differing(before, { start: 0, end: before.length, text: change.text })
  const [start = 0, end = 0] = [change.range.start, change.range.end]
    .map((position) => document.offsetAt(position))
    .sort((a, b) => a - b)
  return { start, end, text: change.text }
}

/** Without the ends that stay the same, so that places inside of them stay known. */
export function differing(before: string, { start, end, text }: TextChange): TextChange {
  const most = Math.min(end - start, text.length)
  let head = 0
  while (head < most && before[start + head] === text[head]) head++
  let tail = 0
  while (tail < most - head && before[end - 1 - tail] === text[text.length - 1 - tail]) tail++
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) }
}

/** Where an offset is after a change. One inside of what was replaced goes to its start. */
export function shifted(offset: number, { start, end, text }: TextChange): number {
  if (offset <= start) return offset
  return offset >= end ? offset + text.length - (end - start) : start
}
