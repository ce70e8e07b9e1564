/** Opens the packaged extension in VS Code in a browser, on a copy of the sample shop, until Ctrl+C. */
import { readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { apprenticeSettings } from './apprenticeSettings.mjs'
import { installExtension } from './installExtension.mjs'
import { makeSampleWorkspace } from './makeSampleWorkspace.mjs'
import { root } from './setUp.mjs'
import { startWorkbench } from './startWorkbench.mjs'

const folder = join(root, '.demo', 'editor')
const workspace = join(folder, 'sample-shop')
const opened = join(workspace, 'server', 'Shop.Api', 'Controllers', 'OrderController.cs')

try {
  // Each try begins as a new person would, with nothing recorded and nothing asked yet.
  rmSync(folder, { recursive: true, force: true })
  await makeSampleWorkspace(workspace)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const vsix = join(root, 'dist', `apprentice-${process.platform}-${process.arch}-${version}.vsix`)
  await installExtension(vsix, join(folder, 'workbench'))
  const server = await startWorkbench({
    folder: join(folder, 'workbench'),
    settings: apprenticeSettings(join(folder, 'data')),
  })
  process.stdout.write(whatToTry(server.url))
  const end = () => server.stop().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function whatToTry(url) {
  const { host } = new URL(url)
  const payload = JSON.stringify([['openFile', `vscode-remote://${host}${opened}`]])
  const address = `${url}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`
  return `
VS Code with Apprentice is here; open it in a browser on this machine:

  ${address}

Try this:

  1. Answer what Apprentice asks: whether it may record what becomes of its suggestions.
  2. In OrderController.cs, begin a line inside a method. Gray text is a suggestion of the toy base, and a poor one:
     Tab takes it, Ctrl+Right takes a word of it, Escape turns it down.
  3. F1, then "Apprentice: Train on My Repo". It takes about two minutes; go on typing meanwhile.
  4. F1, then "Apprentice: Pick Model Version" and "Apprentice: Show Dashboard".

Everything of this try lies in ${relative(root, folder)}. Ctrl+C ends it.
`
}
