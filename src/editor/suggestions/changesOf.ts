/** A change of a document, as VS Code tells it, in plain data. */
import type { TextDocumentChangeEvent } from 'vscode'
import type { Change } from './change'

export function changesOf({ contentChanges }: TextDocumentChangeEvent): readonly Change[] {
  return contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
    offset: rangeOffset,
    length: rangeLength,
    text,
  }))
}
