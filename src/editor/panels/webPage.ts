/** The HTML of a panel: one script and one style sheet of the package, and nothing from anywhere else. */
import { Uri, type Webview } from 'vscode'
import { randomUUID } from 'node:crypto'

/** @param assets folder of the package's own files @param name of the script and the style sheet */
export function webPage(webview: Webview, assets: Uri, name: string): string {
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
