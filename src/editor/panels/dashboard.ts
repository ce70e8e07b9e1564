/** "Show Dashboard": one page a window, filled with what the server has recorded and measured. */
import { type Disposable, type WebviewPanel, commands } from 'vscode'
import type { Dashboard } from '#contracts/dashboard'
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { DashboardCommand, DashboardRequest, DashboardUpdate } from '#contracts/webviewProtocol'
import { askForComment } from '#editor/commands/askForComment'
import type { EditorParts } from '#editor/parts'
import { dashboardRequest } from './dashboardRequest'
import { type WebPage, openWebPage } from './webPage'

const COMMANDS: Readonly<Record<DashboardCommand, string>> = {
  train: 'apprentice.trainOnMyRepo',
  pickVersion: 'apprentice.pickModelVersion',
  checkSetUp: 'apprentice.reviewSetUp',
  consent: 'apprentice.changeRecording',
}

export class DashboardPanel implements Disposable {
  #panel: WebviewPanel | null = null
  /** As the page shows them. */
  #latest: readonly DecidedSuggestion[] = []

  readonly #listener: Disposable

  constructor(private readonly parts: EditorParts) {
    this.#listener = parts.accepts.onDidRate(() => void this.refresh())
  }

  show(): void {
    if (this.#panel !== null) {
      this.#panel.reveal()
      void this.refresh()
      return
    }
    const page: WebPage<DashboardRequest> = {
      ...{ name: 'dashboard', title: 'Apprentice', isKept: false },
      read: dashboardRequest,
      onMessage: (request) => this.#received(request),
      onClosed: () => {
        this.#panel = null
      },
    }
    this.#panel = openWebPage(page, this.parts)
  }

  /** Does nothing while the page is not open. */
  async refresh(): Promise<void> {
    const { server, situation } = this.parts
    if (this.#panel === null) return
    const update: DashboardUpdate = await server()
      .execute<Dashboard>(serverCommands.dashboard)
      .then(
        (dashboard) => ({ kind: 'dashboard', dashboard, recording: situation.now.recording }),
        (error: unknown) => ({
          kind: 'unavailable',
          message: error instanceof Error ? error.message : String(error),
        }),
      )
    this.#latest = update.kind === 'dashboard' ? update.dashboard.latest : []
    await this.#panel?.webview.postMessage(update)
  }

  dispose(): void {
    this.#listener.dispose()
    this.#panel?.dispose()
  }

  async #received(message: DashboardRequest): Promise<void> {
    const { accepts, expected } = this.parts
    switch (message.kind) {
      case 'ready':
      case 'refresh':
        return await this.refresh()
      case 'command':
        await commands.executeCommand(COMMANDS[message.command])
        return await this.refresh()
      case 'rate':
        return await accepts.rate(message.id, { stars: message.stars })
      case 'comment':
        return await askForComment(accepts, message.id)
      case 'expected': {
        const suggestion = this.#latest.find(({ id }) => id === message.id)
        if (suggestion === undefined) return
        const { id, path, text, expected: before } = suggestion
        await expected.open({ suggestionId: id, path, text: before ?? text })
      }
    }
  }
}
