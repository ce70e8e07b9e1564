/** Asks an editor that said it can for the declarations that the code at a cursor names. */
import { CancellationTokenSource, type ProtocolConnection } from 'vscode-languageserver-protocol'
import { methods } from '#contracts/serverMethods'
import { type DeclarationsRequest, declarationsSchema } from '#contracts/serverProtocol'
import type { AskEditor } from '#engine/context/context'
import type { OpenDocuments } from './openDocuments'
import { workspacePath } from './workspacePath'

/** Rejects where the editor fails or answers something else. @param folders URIs of the open folders */
export function editorDeclarations(
  connection: ProtocolConnection,
  documents: OpenDocuments,
  folders: () => readonly string[],
): AskEditor {
  return async (uri, offset, signal) => {
    const document = documents.get(uri)
    const home = workspacePath(uri, folders())
    if (document === undefined || home === null) return []
    const params: DeclarationsRequest = { textDocument: { uri }, position: document.positionAt(offset) }
    const cancelling = new CancellationTokenSource()
    const cancel = (): void => {
      cancelling.cancel()
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const answer: unknown = await connection.sendRequest(methods.declarations, params, cancelling.token)
      return declarationsSchema.parse(answer).flatMap((declaration) => {
        const there = workspacePath(declaration.uri, folders())
        if (there?.workspace !== home.workspace) return []
        return [{ path: there.path, text: declaration.text }]
      })
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
}
