/** The documents that are open in the editor, as the editor has them. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type TextChange, toTextChange } from './textChange'

export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>()

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)
  }

  opened({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text))
  }

  /**
   * The changes one after the other, each in offsets of the text before it; none for a document that is not open.
   * @param onChange told of each with the text before it
   */
  changed(
    { textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams,
    onChange: (before: string, change: TextChange) => void = () => {},
  ): TextChange[] {
    const document = this.#documents.get(uri)
    if (document === undefined) return []
    return contentChanges.map((change) => {
      const converted = toTextChange(document, change)
      onChange(document.getText(), converted)
      TextDocument.update(document, [change], version)
      return converted
    })
  }

  closed({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    this.#documents.delete(uri)
  }
}
