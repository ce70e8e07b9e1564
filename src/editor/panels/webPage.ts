/** A page of ours beside the files: one script and one style sheet of the package, and nothing from anywhere else. */
import { Uri, ViewColumn, type Webview, type WebviewPanel, window } from 'vscode'
import { randomUUID } from 'node:crypto'
import { guard } from '#editor/commands/guard'
import type { EditorParts } from '#editor/parts'

export interface WebPage<Message> {
  /** Of the view, the script and the style sheet. */
  readonly name: string
  readonly title: string
  /** Whether the page stays as it is while another one covers it. */
  readonly isKept: boolean
  /** What the page says; null where that is nothing. */
  readonly read: (message: unknown) => Message | null
  readonly onMessage: (message: Message) => Promise<void>
  readonly onClosed: () => void
}

export function openWebPage<Message>(
  { name, title, isKept, read, onMessage, onClosed }: WebPage<Message>,
  parts: EditorParts,
): WebviewPanel {
  const { extensionUri } = parts.context
  const assets = Uri.joinPath(extensionUri, 'dist')
  const panel = window.createWebviewPanel(`apprentice.${name}`, title, ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [assets],
    retainContextWhenHidden: isKept,
  })
  panel.iconPath = Uri.joinPath(extensionUri, 'media', 'icon.png')
  panel.onDidDispose(onClosed)
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const known = read(message)
    if (known !== null) void guard(parts, () => onMessage(known))
  })
  panel.webview.html = htmlOf(panel.webview, assets, name)
  return panel
}

/** @param assets folder of the package's own files */
function htmlOf(webview: Webview, assets: Uri, name: string): string {
  const source = (file: string): string => webview.asWebviewUri(Uri.joinPath(assets, file)).toString()
  const nonce = randomUUID()
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src ${webview.cspSource}`
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Apprentice</title>
    <link rel="stylesheet" href="${source(`${name}.css`)}">
  </head>
  <body>
    <script nonce="${nonce}" src="${source(`${name}.js`)}"></script>
  </body>
</html>`
}
