/** A document as it was before a text was written into it, for the diff. */
import { type Disposable, EventEmitter, type TextDocument, type Uri, commands, workspace } from 'vscode'
import { nameOf } from './nameOf'

const SCHEME = 'apprentice-before'

export class BeforeText implements Disposable {
  readonly #texts = new Map<string, string>()
  readonly #changed = new EventEmitter<Uri>()
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? '',
  })

  async showDiff({ uri }: TextDocument, before: string): Promise<void> {
    const old = uri.with({ scheme: SCHEME })
    this.#texts.clear()
    this.#texts.set(old.path, before)
    this.#changed.fire(old)
    await commands.executeCommand('vscode.diff', old, uri, `${nameOf(uri)}: before and now`)
  }

  dispose(): void {
    this.#registration.dispose()
    this.#changed.dispose()
  }
}
