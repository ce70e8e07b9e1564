/**
 * "I expected ...": a page in memory, beside the editor, on which a person writes what they would have wanted. Saving it
 * is giving it; a page of which nothing was saved is forgotten with its tab.
 */
import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  commands,
  languages,
  window,
  workspace,
} from 'vscode'
import { languageByExtension } from '#contracts/language'
import type { Accepts } from '#editor/suggestions/accepts'
import { expectedOn, expectedPage } from './expectedPage'

const SCHEME = 'apprentice-expected'
export const KEEP_COMMAND = 'apprentice.keepExpected'
export const LEAVE_COMMAND = 'apprentice.leaveExpected'

/** Milliseconds for which the status bar says that it was kept. */
const THANKS_FOR = 4_000

export interface AskedText {
  readonly suggestionId: string
  /** Of its file; the page is named after it. */
  readonly path: string
  /** What the person begins with: what stands there now, or what was suggested. */
  readonly text: string
}

interface Page {
  readonly suggestionId: string
  readonly language: string
  content: Uint8Array
  changedAt: number
}

export class ExpectedTexts implements FileSystemProvider, CodeLensProvider, Disposable {
  readonly #changed = new EventEmitter<FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changed.event
  readonly #pages = new Map<string, Page>()
  readonly #registered: Disposable

  constructor(private readonly accepts: Accepts) {
    this.#registered = Disposable.from(
      this.#changed,
      workspace.registerFileSystemProvider(SCHEME, this, { isCaseSensitive: true }),
      languages.registerCodeLensProvider({ scheme: SCHEME }, this),
      workspace.onDidCloseTextDocument(({ uri, isDirty }) => {
        // A change of the page's language closes and opens it.
        if (uri.scheme === SCHEME && !isDirty && !isOpen(uri)) this.#pages.delete(uri.toString())
      }),
    )
  }

  async open({ suggestionId, path, text }: AskedText): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${pageName(path)}`, query: suggestionId })
    if (!this.#pages.has(uri.toString())) {
      const language = languageOf(path)
      const content = new TextEncoder().encode(expectedPage(language, text))
      this.#pages.set(uri.toString(), { suggestionId, language, content, changedAt: Date.now() })
    }
    const document = await workspace.openTextDocument(uri)
    const { end } = document.lineAt(document.lineCount - 1).range
    // Together with the editor: set a moment later it would move the cursor of a person who types already.
    const selection = new Range(end, end)
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false, selection })
  }

  /** Whether or not it was changed: what stands there may be what was expected. */
  async keep(): Promise<void> {
    const document = this.#inFront()
    if (document === null) return
    if (document.isDirty) await document.save()
    else await this.#give(document.uri, document.getText())
    if (!document.isDirty) await commands.executeCommand('workbench.action.closeActiveEditor')
  }

  async leave(): Promise<void> {
    if (this.#inFront() !== null) await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }

  provideCodeLenses(): CodeLens[] {
    const at = new Range(0, 0, 0, 0)
    return [
      new CodeLens(at, { title: '$(check) Keep', command: KEEP_COMMAND }),
      new CodeLens(at, { title: '$(close) Keep nothing', command: LEAVE_COMMAND }),
    ]
  }

  watch(): Disposable {
    return new Disposable(() => {})
  }

  stat(uri: Uri): FileStat {
    const { content, changedAt } = this.#page(uri)
    return { type: FileType.File, ctime: changedAt, mtime: changedAt, size: content.length }
  }

  readFile(uri: Uri): Uint8Array {
    return this.#page(uri).content
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const page = this.#page(uri)
    try {
      await this.#give(uri, new TextDecoder().decode(content))
    } catch (error) {
      // The tab stays as it was, and VS Code says why.
      throw FileSystemError.Unavailable(error instanceof Error ? error.message : String(error))
    }
    page.content = content
    page.changedAt = Date.now()
    this.#changed.fire([{ type: FileChangeType.Changed, uri }])
  }

  readDirectory(): [string, FileType][] {
    return []
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  dispose(): void {
    this.#registered.dispose()
  }

  async #give(uri: Uri, content: string): Promise<void> {
    const { suggestionId, language } = this.#page(uri)
    await this.accepts.rate(suggestionId, { expected: expectedOn(content, language) })
    window.setStatusBarMessage('$(heart) Apprentice kept what you expected.', THANKS_FOR)
  }

  #inFront(): TextDocument | null {
    const document = window.activeTextEditor?.document
    return document?.uri.scheme === SCHEME ? document : null
  }

  #page(uri: Uri): Page {
    const page = this.#pages.get(uri.toString())
    if (page === undefined) throw FileSystemError.FileNotFound(uri)
    return page
  }
}

/** `ProductDto (expected).cs`: with its ending, so that the page has the file's language. */
function pageName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.replace(/(\.[^.]*)?$/, ' (expected)$1')
}

function languageOf(path: string): string {
  const known: Readonly<Record<string, string>> = languageByExtension
  return known[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? ''
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())
}
