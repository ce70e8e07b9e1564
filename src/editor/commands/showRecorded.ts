/** "Show What Was Recorded": a document to read and search. */
import { type Disposable, EventEmitter, Uri, window, workspace } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import { pickRecorded } from './pickRecorded'

const SCHEME = 'apprentice-recorded'

export class RecordedDocuments implements Disposable {
  readonly #texts = new Map<string, string>()
  readonly #changed = new EventEmitter<Uri>()
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? 'Ask for it again to see it.\n',
  })
  readonly #closing = workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString()))

  constructor(private readonly parts: EditorParts) {}

  async show(): Promise<void> {
    const picked = await pickRecorded(this.parts, 'Apprentice: show what was recorded of ...')
    if (picked === undefined) return
    const { selection, name } = picked
    const text = await this.parts.server().execute<string>(serverCommands.recorded, [{ selection }])
    const uri = Uri.from({ scheme: SCHEME, path: `/Recorded of ${name.replaceAll('/', ' ')}.txt` })
    this.#texts.set(uri.toString(), text)
    // It may stand open already.
    this.#changed.fire(uri)
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true })
  }

  dispose(): void {
    this.#registration.dispose()
    this.#closing.dispose()
    this.#changed.dispose()
  }
}
