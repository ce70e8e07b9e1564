/** The text that was written on request: highlighted, and above it what can be done with it. */
import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  OverviewRulerLane,
  Range,
  type TextDocument,
  ThemeColor,
  languages,
  window,
} from 'vscode'

export interface Generated {
  readonly document: TextDocument
  readonly range: Range
  readonly isWriting: boolean
}

/** What is offered, with the commands of the manifest. */
const WRITING = [
  ['$(loading~spin) Writing', ''],
  ['$(close) Cancel', 'apprentice.cancelGenerating'],
] as const
const WRITTEN = [
  ['$(check) Accept', 'apprentice.acceptGenerated'],
  ['$(discard) Undo', 'apprentice.undoGenerated'],
  ['$(refresh) Regenerate', 'apprentice.regenerate'],
  ['$(diff) Show Diff', 'apprentice.showGeneratedDiff'],
] as const

export class GeneratedLens implements CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<void>()
  readonly onDidChangeCodeLenses = this.#changed.event
  readonly #highlight = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('diffEditor.insertedLineBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.addedForeground'),
    overviewRulerLane: OverviewRulerLane.Center,
  })
  readonly #subscriptions: Disposable

  /** @param generated null where nothing waits for a decision */
  constructor(private readonly generated: () => Generated | null) {
    this.#subscriptions = Disposable.from(
      languages.registerCodeLensProvider({ scheme: 'file' }, this),
      window.onDidChangeVisibleTextEditors(() => this.refresh()),
    )
  }

  /** To be called when the text, its place or its state is another. */
  refresh(): void {
    const now = this.generated()
    for (const editor of window.visibleTextEditors) {
      const shown = editor.document === now?.document && !now.range.isEmpty
      editor.setDecorations(this.#highlight, shown ? [now.range] : [])
    }
    this.#changed.fire()
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const now = this.generated()
    if (now?.document !== document) return []
    const { line } = now.range.start
    const at = new Range(line, 0, line, 0)
    return (now.isWriting ? WRITING : WRITTEN).map(([title, command]) => new CodeLens(at, { title, command }))
  }

  dispose(): void {
    this.#subscriptions.dispose()
    this.#highlight.dispose()
    this.#changed.dispose()
  }
}
