/** What the server offers, as `initialize` answers it. */
import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'

export const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  inlineCompletionProvider: {},
  executeCommandProvider: { commands: Object.values(commands), workDoneProgress: true },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
  },
}
