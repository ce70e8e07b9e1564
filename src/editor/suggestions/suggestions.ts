/** Suggestions in the editor: asks the server, follows what is on the screen, and tells what became of it. */
import {
  type Disposable,
  type InlineCompletionContext,
  InlineCompletionItem,
  InlineCompletionTriggerKind,
  type Position,
  Range,
  type TextDocument,
  commands,
  window,
  workspace,
} from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import { methods } from '#contracts/serverMethods'
import type { Server } from '#editor/server'
import type { Situation } from '#editor/situation'
import { changesOf } from './changesOf'
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
  readonly #listeners: Disposable[]
  #visible = false

  constructor(
    private readonly server: () => Server,
    private readonly situation: Situation,
  ) {
    this.#listeners = [
      workspace.onDidChangeTextDocument((event) => {
        this.followed.changed(event.document.uri.toString(), changesOf(event))
        this.#tellKeys()
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#look()
      }),
      window.onDidChangeActiveTextEditor(() => this.#look()),
    ]
  }

  readonly middleware: NonNullable<Middleware['provideInlineCompletionItems']> = async (
    document,
    position,
    context,
    token,
    next,
  ) => {
    const { paused, suggesting } = this.situation.now
    if (paused || !suggesting) return []
    const again = this.#again(document, position, context)
    if (again !== null) return [again]
    const { version } = document
    const answer = await next(document, position, context, token)
    const [item] = Array.isArray(answer) ? answer : (answer?.items ?? [])
    return item === undefined || document.version !== version ? [] : this.#follow(item, document, position)
  }

  askAgain(): void {
    void commands.executeCommand('editor.action.inlineSuggest.trigger')
  }

  /** Esc while our suggestion is on the screen. */
  dismiss(): Thenable<unknown> {
    this.followed.dismissed()
    this.#tellKeys()
    return commands.executeCommand('editor.action.inlineSuggest.hide')
  }

  /** @param part `Word` or `Line` */
  acceptPart(part: 'Word' | 'Line'): Thenable<unknown> {
    this.followed.takesPart()
    return commands.executeCommand(`editor.action.inlineSuggest.acceptNext${part}`)
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
  }

  /** The person types what is suggested, or the editor only asks again: the same suggestion, and no request. */
  #again(
    document: TextDocument,
    position: Position,
    { triggerKind, selectedCompletionInfo }: InlineCompletionContext,
  ): InlineCompletionItem | null {
    if (triggerKind === InlineCompletionTriggerKind.Invoke || selectedCompletionInfo) return null
    const rest = this.followed.remainderAt(document.uri.toString(), document.offsetAt(position))
    return rest && itemOf(rest.id, rest.text, new Range(position, position))
  }

  #follow(item: InlineCompletionItem, document: TextDocument, position: Position): InlineCompletionItem[] {
    const id: unknown = item.command?.arguments?.[0]
    if (typeof id !== 'string') return []
    const text = typeof item.insertText === 'string' ? item.insertText : item.insertText.value
    const range = item.range ?? new Range(position, position)
    // While a completion of the editor's list is selected, the item begins before the cursor.
    const before = document.getText(new Range(range.start, position))
    const rest = text.startsWith(before) ? text.slice(before.length) : text
    this.followed.offered({
      id,
      uri: document.uri.toString(),
      offset: document.offsetAt(position),
      text: rest,
    })
    this.#tellKeys()
    setTimeout(() => this.#noteShown(id), DRAWN_AFTER)
    return [itemOf(id, text, range)]
  }

  #noteShown(id: string): void {
    this.#look()
    this.followed.wasShown(id)
  }

  /** Where the person is now; anywhere else than behind the suggestion's beginning, it is gone from the screen. */
  #look(): void {
    const editor = window.activeTextEditor
    const offset = editor ? editor.document.offsetAt(editor.selection.active) : 0
    this.followed.moved(editor?.document.uri.toString() ?? null, offset)
    this.#tellKeys()
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
      return { confidence: 'inferred' }
    case 'partiallyAccepted':
      return { acceptedLength: report.length }
    case 'typedThrough':
      return { typedLength: report.length }
    case 'rejected':
    case 'ignored':
      return {}
  }
}

function itemOf(id: string, text: string, range: Range): InlineCompletionItem {
  return new InlineCompletionItem(text, range, {
    title: 'Accept the suggestion',
    command: ACCEPTED_COMMAND,
    arguments: [id],
  })
}
