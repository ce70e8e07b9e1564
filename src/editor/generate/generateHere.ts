/** "Generate Here": asks what to write, writes it at the cursor or over the selection, and lets the person decide. */
import {
  CancellationError,
  CancellationTokenSource,
  Disposable,
  ProgressLocation,
  Range,
  type TextDocument,
  type TextEditor,
  commands,
  window,
  workspace,
} from 'vscode'
import { methods } from '#contracts/serverMethods'
import type { AskedAnswer, GenerateParams, PartialText } from '#contracts/serverProtocol'
import { guard } from '#editor/commands/guard'
import { isFollowed } from '#editor/isFollowed'
import type { EditorParts } from '#editor/parts'
import type { Suggestions } from '#editor/suggestions/suggestions'
import { errorsIn } from '#editor/suggestions/errorsIn'
import { BeforeText } from './beforeText'
import { GeneratedLens } from './generatedLens'
import { nameOf } from './nameOf'
import { placeToWrite } from './placeToWrite'
import { TextWriter } from './textWriter'

interface Generation {
  readonly writer: TextWriter
  readonly instruction: string
  readonly errorsBefore: number
  readonly cancel: CancellationTokenSource
  /** Of the suggestion, once all of it is there. */
  id: string | null
  /** Why it was stopped from within. */
  stopped: 'edited' | 'gone' | null
}

export class GenerateHere implements Disposable {
  #now: Generation | null = null
  readonly #lens = new GeneratedLens(() => {
    const writer = this.#now?.writer
    return writer
      ? { document: writer.document, range: writer.range, isWriting: this.#now?.id === null }
      : null
  })
  readonly #before = new BeforeText()
  readonly #listeners: Disposable

  constructor(
    private readonly parts: EditorParts,
    private readonly suggestions: Suggestions,
  ) {
    this.#listeners = Disposable.from(
      // Saving says that the person means it.
      workspace.onDidSaveTextDocument((document) => {
        if (this.#waiting?.writer.document === document) this.accept()
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (this.#now?.writer.document === document) this.#gone(this.#now)
      }),
    )
  }

  /** The command. */
  async ask(): Promise<void> {
    const editor = window.activeTextEditor
    if (editor === undefined || !canBeWritten(editor.document)) {
      throw new Error(
        'Open a C#, TypeScript, HTML or SCSS file of your folder first: that is where it writes.',
      )
    }
    this.#refuseWhileWriting()
    const what = editor.selection.isEmpty ? 'write here' : 'do with the selected code'
    const instruction = await window.showInputBox({
      title: 'Apprentice: Generate Here',
      prompt: `What to ${what}? Answered by the model on this machine.`,
      placeHolder: editor.selection.isEmpty
        ? 'For example: a method that sums the prices of the lines'
        : 'For example: handle an empty list',
    })
    if (instruction === undefined || instruction.trim() === '') return
    this.#refuseWhileWriting()
    // Asking for the next is keeping the last.
    this.accept()
    await this.#run(editor, instruction.trim())
  }

  /** Esc, and the notification's Cancel: nothing of it is kept. */
  cancel(): void {
    if (this.#now?.id === null) this.#now.cancel.cancel()
  }

  accept(): void {
    const generation = this.#waiting
    if (generation === null) return
    const { writer, errorsBefore } = generation
    const id = generation.id!
    // As the person has changed it since.
    const text = writer.document.getText(writer.range).replaceAll('\r\n', '\n')
    this.#end(generation)
    const offer = { id, uri: writer.document.uri.toString(), offset: writer.start, text }
    this.parts.accepts.accepted(id, offer, { errorsBefore })
  }

  async undo(): Promise<void> {
    const generation = this.#waiting
    if (generation === null) return
    this.#end(generation)
    this.parts.server().reportOn(methods.didRejectCompletion, generation.id!)
    await generation.writer.restore()
  }

  async regenerate(): Promise<void> {
    const generation = this.#waiting
    if (generation === null) return
    const { document, replaced } = generation.writer
    await this.undo()
    const editor = await window.showTextDocument(document)
    const { start } = generation.writer
    await this.#run(editor, generation.instruction, { start, end: start + replaced.length })
  }

  async showDiff(): Promise<void> {
    const writer = this.#waiting?.writer
    if (writer) await this.#before.showDiff(writer.document, writer.before)
  }

  dispose(): void {
    this.#now?.cancel.cancel()
    this.#listeners.dispose()
    this.#before.dispose()
    this.#lens.dispose()
  }

  get #waiting(): Generation | null {
    return this.#now !== null && this.#now.id !== null ? this.#now : null
  }

  #refuseWhileWriting(): void {
    if (this.#now?.id === null) {
      throw new Error('It is still writing the last one. Wait for it, or cancel it with Esc.')
    }
  }

  async #run(editor: TextEditor, instruction: string, at?: { start: number; end: number }): Promise<void> {
    const { document, selection } = editor
    const place =
      at ??
      placeToWrite(document.getText(), document.offsetAt(selection.start), document.offsetAt(selection.end))
    const generation: Generation = {
      writer: new TextWriter({
        document,
        place,
        onTouched: (touch) => {
          this.#touched(generation, touch)
        },
      }),
      instruction,
      errorsBefore: errorsIn(
        document.uri,
        new Range(document.positionAt(place.start), document.positionAt(place.end)),
      ),
      cancel: new CancellationTokenSource(),
      id: null,
      stopped: null,
    }
    await this.#follow(generation, editor)
  }

  async #follow(generation: Generation, editor: TextEditor): Promise<void> {
    const { writer, cancel } = generation
    this.#now = generation
    this.#show()
    try {
      const answer = await window.withProgress(
        {
          location: ProgressLocation.Notification,
          title: `Apprentice writes into ${nameOf(writer.document.uri)}`,
          cancellable: true,
        },
        async (_, token) => {
          token.onCancellationRequested(() => cancel.cancel())
          return await this.#request(generation, editor)
        },
      )
      if (answer.kind === 'nothing') throw new Error(answer.message)
      await writer.write(answer.text)
      await writer.finish()
      if (cancel.token.isCancellationRequested) throw new CancellationError()
      generation.id = answer.id
      this.parts.server().reportOn(methods.didShowCompletion, answer.id, { confidence: 'reported' })
      this.#show()
      this.#offerWithoutLens(generation)
    } catch (error) {
      this.#end(generation)
      // What the person changed is theirs.
      if (generation.stopped === null) await writer.restore()
      if (generation.stopped === 'edited') {
        throw new Error('Writing stopped because the text was edited meanwhile. What stands there stays.', {
          cause: error,
        })
      }
      throw error
    }
  }

  async #request({ writer, instruction, cancel }: Generation, editor: TextEditor): Promise<AskedAnswer> {
    const { tabSize, insertSpaces } = editor.options
    const { start, end } = writer.range
    const params: GenerateParams = {
      textDocument: { uri: writer.document.uri.toString() },
      range: { start, end },
      instruction,
      options: {
        tabSize: typeof tabSize === 'number' ? tabSize : 4,
        insertSpaces: insertSpaces !== false,
      },
    }
    return await this.parts.server().request<AskedAnswer, PartialText>(methods.generate, params, {
      token: cancel.token,
      onPartial: ({ text }) => {
        void guard(this.parts, async () => {
          await writer.write(text)
          this.#lens.refresh()
        })
      },
    })
  }

  #touched(generation: Generation, touch: 'elsewhere' | 'inside' | 'gone'): void {
    if (generation !== this.#now) return
    const isWriting = generation.id === null
    if (isWriting && touch !== 'elsewhere') {
      generation.stopped = touch === 'gone' ? 'gone' : 'edited'
      generation.cancel.cancel()
    } else if (touch === 'gone') this.#gone(generation)
    else this.#lens.refresh()
  }

  /** The text is not there any more: the person undid it, deleted it, or closed the file without saving. */
  #gone(generation: Generation): void {
    if (generation.id === null) {
      generation.stopped = 'gone'
      generation.cancel.cancel()
      return
    }
    this.#end(generation)
    this.parts.server().reportOn(methods.didRejectCompletion, generation.id)
  }

  #end(generation: Generation): void {
    generation.writer.dispose()
    if (this.#now === generation) this.#now = null
    this.#show()
  }

  #show(): void {
    const isWriting = this.#now?.id === null
    // Each write would have VS Code ask for a suggestion behind it.
    this.suggestions.held = isWriting
    void commands.executeCommand('setContext', 'apprentice.generating', isWriting)
    void commands.executeCommand('setContext', 'apprentice.generated', this.#waiting !== null)
    this.#lens.refresh()
  }

  /** For those who have no lenses in their editor. */
  #offerWithoutLens(generation: Generation): void {
    if (workspace.getConfiguration('editor', generation.writer.document).get('codeLens', true)) return
    const [accept, undo] = ['Accept', 'Undo']
    void guard(this.parts, async () => {
      const answer = await window.showInformationMessage('Apprentice wrote what you asked for.', accept, undo)
      if (generation !== this.#now) return
      if (answer === accept) this.accept()
      if (answer === undo) await this.undo()
    })
  }
}

function canBeWritten(document: TextDocument): boolean {
  return isFollowed(document) && workspace.getWorkspaceFolder(document.uri) !== undefined
}
