/** Suggestions in the editor: asks the server, follows what is on the screen, and tells what became of it. */
import {
  type Disposable,
  type InlineCompletionContext,
  InlineCompletionItem,
  InlineCompletionTriggerKind,
  type Position,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  commands,
  window,
  workspace,
} from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import { methods } from '#contracts/serverMethods'
import type { Server } from '#editor/server'
import { suggestsIn } from '#editor/settings'
import type { Situation } from '#editor/situation'
import { changesOf } from './changesOf'
import { continueSelected } from './continueSelected'
import { FollowedSuggestion, type SuggestionReport } from './followedSuggestion'

/** Milliseconds from an answer to ghost text that the editor has drawn: 10 to 46 measured, and a margin. */
const DRAWN_AFTER = 150

/** Run by the editor after it accepted an item; argument: the suggestion's id. */
export const ACCEPTED_COMMAND = 'apprentice.accepted'

/** Keys are ours only while a suggestion of ours may be on the screen. */
const VISIBLE_KEY = 'apprentice.suggestionVisible'

const METHOD_OF: Readonly<Record<SuggestionReport['kind'], string>> = {
  shown: methods.didShowCompletion,
  partiallyAccepted: methods.didPartiallyAcceptCompletion,
  typedThrough: methods.didTypeThrough,
  rejected: methods.didRejectCompletion,
  ignored: methods.didIgnoreCompletion,
}

export class Suggestions implements Disposable {
  readonly followed = new FollowedSuggestion((report) => this.#report(report))
  /** Nothing is suggested while something else writes into the document. */
  held = false
  readonly #listeners: Disposable[]
  #visible = false
  /** The next request is ours, not the person's. */
  #asksByItself = false

  constructor(
    private readonly server: () => Server,
    private readonly situation: Situation,
  ) {
    this.#listeners = [
      workspace.onDidChangeTextDocument((event) => {
        this.changed(event)
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.look()
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.look()
      }),
    ]
  }

  readonly middleware: NonNullable<Middleware['provideInlineCompletionItems']> = async (
    document,
    position,
    given,
    token,
    next,
  ) => {
    const context = this.#asksByItself
      ? { ...given, triggerKind: InlineCompletionTriggerKind.Automatic }
      : given
    this.#asksByItself = false
    if (!this.#mayAsk(document)) return []
    const again = this.#again(document, position, context)
    if (again !== null) return [again]
    const { version } = document
    const answer = await next(document, position, context, token)
    const [item] = Array.isArray(answer) ? answer : (answer?.items ?? [])
    const stale = token.isCancellationRequested || document.version !== version || !this.#mayAsk(document)
    return item === undefined || stale ? [] : this.#follow(item, document, position, context)
  }

  askAgain(): void {
    this.#asksByItself = true
    void commands.executeCommand('editor.action.inlineSuggest.trigger')
  }

  /** Esc while our suggestion is on the screen. */
  dismiss(): Thenable<unknown> {
    this.followed.dismissed()
    this.#tellKeys()
    return hide()
  }

  /** @param part `Word` or `Line` */
  async acceptPart(part: 'Word' | 'Line'): Promise<void> {
    this.followed.takesPart(true)
    try {
      await commands.executeCommand(`editor.action.inlineSuggest.acceptNext${part}`)
    } finally {
      this.followed.takesPart(false)
    }
  }

  changed(event: TextDocumentChangeEvent): void {
    this.followed.changed(event.document.uri.toString(), changesOf(event))
    this.#tellKeys()
  }

  /** Where the person is now; anywhere else than behind the suggestion's beginning, it is gone from the screen. */
  look(): void {
    const editor = window.activeTextEditor
    if (editor !== undefined && !isOneCursor(editor)) {
      if (this.followed.id !== null) void hide()
      this.followed.left()
    } else {
      const offset = editor ? editor.document.offsetAt(editor.selection.active) : 0
      this.followed.moved(editor?.document.uri.toString() ?? null, offset)
    }
    this.#tellKeys()
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
  }

  #mayAsk(document: TextDocument): boolean {
    if (this.held || this.situation.now.paused || !suggestsIn(document)) return false
    const editors = [window.activeTextEditor, ...window.visibleTextEditors]
    const editor = editors.find((each) => each?.document === document)
    return editor === undefined || isOneCursor(editor)
  }

  /** The person types what is suggested, or the editor only asks again: the same suggestion, and no request. */
  #again(
    document: TextDocument,
    position: Position,
    { triggerKind, selectedCompletionInfo: selected }: InlineCompletionContext,
  ): InlineCompletionItem | null {
    if (triggerKind === InlineCompletionTriggerKind.Invoke) return null
    const rest = this.followed.remainderAt(document.uri.toString(), document.offsetAt(position))
    if (rest === null) return null
    if (!selected) {
      return itemOf(rest.id, rest.text, new Range(position, position.translate(0, rest.replaces)))
    }
    if (!selected.range.end.isEqual(position)) return null
    const typed = document.getText(selected.range)
    const text = continueSelected(typed, rest.text, selected.text)
    return text === null ? null : itemOf(rest.id, text, selected.range)
  }

  #follow(
    item: InlineCompletionItem,
    document: TextDocument,
    position: Position,
    { selectedCompletionInfo: selected }: InlineCompletionContext,
  ): InlineCompletionItem[] {
    const id: unknown = item.command?.arguments?.[0]
    if (typeof id !== 'string') return []
    const text = typeof item.insertText === 'string' ? item.insertText : item.insertText.value
    if (selected && continueSelected('', text, selected.text) === null) return []
    const range = item.range ?? new Range(position, position)
    // While a completion of the editor's list is selected, the item begins before the cursor.
    const typed = document.getText(new Range(range.start, position))
    const rest = text.startsWith(typed) ? text.slice(typed.length) : text
    this.followed.offered(
      { id, uri: document.uri.toString(), offset: document.offsetAt(position), text: rest },
      document.lineAt(position).text.slice(0, position.character),
      minShowDelay(document),
    )
    this.#tellKeys()
    setTimeout(() => this.#noteShown(id), DRAWN_AFTER + minShowDelay(document))
    return [itemOf(id, text, range)]
  }

  #noteShown(id: string): void {
    this.look()
    this.followed.wasShown(id)
  }

  #tellKeys(): void {
    const visible = this.followed.id !== null
    if (visible === this.#visible) return
    this.#visible = visible
    void commands.executeCommand('setContext', VISIBLE_KEY, visible)
  }

  #report(report: SuggestionReport): void {
    this.server().reportOn(METHOD_OF[report.kind], report.id, factsOf(report))
  }
}

/** What a report says besides which suggestion it is about. */
function factsOf(report: SuggestionReport): Readonly<Record<string, unknown>> {
  switch (report.kind) {
    case 'shown':
      return { confidence: report.confidence }
    case 'partiallyAccepted':
      return { acceptedLength: report.length }
    case 'typedThrough':
      return { typedLength: report.length, visibleMs: report.visibleMs }
    case 'rejected':
      return { visibleMs: report.visibleMs }
    case 'ignored':
      return { reason: report.reason, visibleMs: report.visibleMs }
  }
}

function itemOf(id: string, text: string, range: Range): InlineCompletionItem {
  return new InlineCompletionItem(text, range, {
    title: 'Accept the suggestion',
    command: ACCEPTED_COMMAND,
    arguments: [id],
  })
}

function hide(): Thenable<unknown> {
  return commands.executeCommand('editor.action.inlineSuggest.hide')
}

/** The text would come in at every cursor, or in place of what is selected. */
function isOneCursor({ selections }: TextEditor): boolean {
  return selections.length === 1 && selections[0]!.isEmpty
}

/** Milliseconds for which the person has VS Code hold gray text back. */
function minShowDelay(document: TextDocument): number {
  return workspace.getConfiguration('editor', document).get('inlineSuggest.minShowDelay', 0)
}
