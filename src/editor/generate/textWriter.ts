/** Writes a text that comes bit by bit into a document, as one step of undo, wherever the person goes meanwhile. */
import {
  type Disposable,
  EndOfLine,
  type Position,
  Range,
  Selection,
  type TextDocument,
  TextDocumentChangeReason,
  type TextEditor,
  WorkspaceEdit,
  commands,
  window,
  workspace,
} from 'vscode'
import { changesOf } from '#editor/suggestions/changesOf'
import type { WritePlace } from './placeToWrite'
import { type Touch, WrittenText } from './writtenText'

/** A person who types at the same moment makes a write fail; the next try sees the new text. */
const MOST_TRIES = 10

export interface WriterParts {
  readonly document: TextDocument
  readonly place: WritePlace
  /** Somebody else changed the document; `gone` when what stood there before stands there again. */
  readonly onTouched: (touch: Exclude<Touch, 'own'> | 'gone') => void
}

export class TextWriter implements Disposable {
  /** What stood in the document before, and in the place. */
  readonly before: string
  readonly replaced: string
  readonly #text: WrittenText
  readonly #listener: Disposable
  #content: string
  #wanted: string
  #writing = Promise.resolve()
  #restoring = false
  #begun = false

  constructor(private readonly parts: WriterParts) {
    const { document, place } = parts
    this.before = document.getText()
    this.replaced = this.before.slice(place.start, place.end)
    this.#content = this.replaced
    this.#wanted = this.replaced
    this.#text = new WrittenText(place.start, place.end)
    this.#listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document || event.contentChanges.length === 0 || this.#restoring) return
      const touch = this.#text.changed(changesOf(event))
      if (touch === 'own') return
      const now = document.getText(this.range)
      const undone = event.reason === TextDocumentChangeReason.Undo
      const gone = touch === 'inside' && (now === '' || (undone && now === this.replaced))
      parts.onTouched(gone ? 'gone' : touch)
    })
  }

  get document(): TextDocument {
    return this.parts.document
  }

  get start(): number {
    return this.#text.start
  }

  get range(): Range {
    const { document } = this.parts
    return new Range(document.positionAt(this.#text.start), document.positionAt(this.#text.end))
  }

  /** The newest text counts. Resolves when it stands there, as far as an editor shows the document. */
  write(text: string): Promise<void> {
    this.#wanted = this.parts.document.eol === EndOfLine.CRLF ? text.replaceAll('\n', '\r\n') : text
    this.#writing = this.#writing.then(() => this.#write(false))
    return this.#writing
  }

  /** Resolves when all of it stands in the document, shown or not. */
  async finish(): Promise<void> {
    await this.#writing
    await this.#write(true)
  }

  /** The document as it was, but for what others changed in it. */
  async restore(): Promise<void> {
    await this.#writing
    const { document } = this.parts
    this.#restoring = true
    // A document that nobody else has changed is unchanged again after an undo, and need not be saved.
    const front = window.activeTextEditor?.document === document
    if (this.#begun && front && !this.#text.touched) {
      await commands.executeCommand('undo')
      if (document.getText() === this.before) return
      await commands.executeCommand('redo')
    }
    this.#restoring = false
    this.#content = document.getText(this.range)
    this.#wanted = this.replaced
    await this.#write(true)
  }

  dispose(): void {
    this.#listener.dispose()
  }

  async #write(evenHidden: boolean): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const change = this.#text.toWrite(this.#content, this.#wanted)
      if (change === null) return
      const editor = window.visibleTextEditors.find((shown) => shown.document === this.parts.document)
      if (editor === undefined && !evenHidden) return
      this.#text.expect(change)
      const content = this.#wanted
      if (await (editor ? this.#writeShown(editor, change) : this.#writeHidden(change))) {
        this.#content = content
        this.#begun = true
        return
      }
      this.#text.expect(null)
    }
  }

  async #writeShown(
    editor: TextEditor,
    { offset, length, text }: { offset: number; length: number; text: string },
  ): Promise<boolean> {
    if (!this.#begun) {
      // What is selected would stay selected, and the cursor in front of the text.
      const { end } = this.range
      editor.selection = new Selection(end, end)
    }
    return await editor.edit(
      (edit) => {
        const [from, to] = this.#positions(offset, length)
        if (length === 0) edit.insert(from, text)
        else edit.replace(new Range(from, to), text)
      },
      { undoStopBefore: !this.#begun, undoStopAfter: false },
    )
  }

  async #writeHidden({
    offset,
    length,
    text,
  }: {
    offset: number
    length: number
    text: string
  }): Promise<boolean> {
    const edit = new WorkspaceEdit()
    edit.replace(this.parts.document.uri, new Range(...this.#positions(offset, length)), text)
    return await workspace.applyEdit(edit)
  }

  #positions(offset: number, length: number): [Position, Position] {
    const { document } = this.parts
    return [document.positionAt(offset), document.positionAt(offset + length)]
  }
}
