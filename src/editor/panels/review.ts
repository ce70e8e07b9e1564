/** "Review Dataset": what a training would learn from, example by example, to be dropped, edited or pinned. */
import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode'
import type { DatasetReview, ReviewFilter } from '#contracts/datasetReview'
import { type ReviewMessage, type ReviewUpdate, pageSize } from '#contracts/reviewProtocol'
import { commands as serverCommands } from '#contracts/serverMethods'
import { chooseFolder } from '#editor/commands/chooseFolder'
import { trusted } from '#editor/commands/guard'
import { planTraining } from '#editor/commands/planTraining'
import type { EditorParts } from '#editor/parts'
import { reviewMessage } from './reviewMessage'
import { type WebPage, openWebPage } from './webPage'

export class ReviewPanel implements Disposable {
  #panel: WebviewPanel | null = null
  /** The folder whose dataset is shown; null while none is. */
  #folder: Uri | null = null
  #filter: ReviewFilter = {}
  #offset = 0
  /** Counts what was asked of the server. */
  #turn = 0

  constructor(private readonly parts: EditorParts) {}

  async show(): Promise<void> {
    const folder = await chooseFolder('Whose dataset?')
    if (folder === undefined) return
    if (this.#folder?.toString() !== folder.uri.toString()) {
      this.#folder = folder.uri
      this.#filter = {}
      this.#offset = 0
    }
    const title = `Dataset of ${folder.name}`
    if (this.#panel !== null) {
      this.#panel.title = title
      this.#panel.reveal()
      await this.#refresh()
      return
    }
    const page: WebPage<ReviewMessage> = {
      ...{ name: 'review', title, isKept: true },
      read: reviewMessage,
      onMessage: (message) => this.#received(message),
      onClosed: () => {
        this.#panel = null
        this.#folder = null
      },
    }
    this.#panel = openWebPage(page, this.parts)
  }

  dispose(): void {
    this.#panel?.dispose()
  }

  async #received(message: ReviewMessage): Promise<void> {
    const folder = this.#folder
    if (folder === null) return
    const server = this.parts.server()
    switch (message.kind) {
      case 'ready':
        return await this.#refresh()
      case 'show':
        this.#filter = message.filter
        this.#offset = message.offset
        return await this.#refresh()
      case 'build':
        if (await trusted(this.parts, 'Building a dataset')) await planTraining(this.parts, folder)
        return await this.#refresh()
      case 'open': {
        const document = await workspace.openTextDocument(Uri.joinPath(folder, message.path))
        await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true })
        return
      }
      case 'decide': {
        const { contentHash, path, decision, answer } = message
        const request = { workspace: folder.fsPath, contentHash, path, decision, answer }
        await server.execute(serverCommands.decideExample, [request])
        return await this.#refresh()
      }
    }
  }

  async #refresh(): Promise<void> {
    if (this.#folder === null) return
    const [filter, offset, turn] = [this.#filter, this.#offset, ++this.#turn]
    const request = { workspace: this.#folder.fsPath, filter, offset, limit: pageSize }
    const update: ReviewUpdate = await this.parts
      .server()
      .execute<DatasetReview>(serverCommands.reviewDataset, [request])
      .then(
        (review) => ({ kind: 'review', review, filter, offset }),
        (error: unknown) => ({
          kind: 'unavailable',
          message: error instanceof Error ? error.message : String(error),
        }),
      )
    // What the person asked for since has an answer of its own.
    if (turn !== this.#turn) return
    await this.#panel?.webview.postMessage(update)
  }
}
