/** Installs what the editor tests and `npm run try` show the extension in: code-server, which is VS Code in a browser. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { restoreProposedApiCheck } from './restoreProposedApiCheck.mjs'
import { run } from './run.mjs'
import { findNpm, root } from './setUp.mjs'

const VERSION = '4.139.1'
const folder = join(root, '.workbench')
const codeServer = join(folder, 'node_modules', 'code-server')
const vscode = join(codeServer, 'lib', 'vscode')

/** Not needed here: 360 MB of assistants, sign-ins, debuggers and other systems' binaries. */
const LEFT_OUT = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'extensions/github',
  'extensions/github-authentication',
  'extensions/markdown-language-features',
  'extensions/ms-vscode.js-debug',
  'extensions/ms-vscode.js-debug-companion',
  'extensions/ms-vscode.vscode-js-profile-table',
]

const stamp = join(root, '.setup', 'workbench')
const recipe = ['installWorkbench.mjs', 'restoreProposedApiCheck.mjs'].map((name) =>
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), name)),
)
const wanted = createHash('sha256').update(Buffer.concat(recipe)).digest('hex')

if (!existsSync(codeServer) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  try {
    await install()
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

async function install() {
  if (process.platform === 'win32') {
    throw new Error(
      'code-server does not run on Windows: use WSL, or open the packaged extension in VS Code.',
    )
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'code-server': VERSION } }),
  )
  // Its install scripts would compile for minutes what comes prebuilt anyway.
  const npm = (title, cwd) =>
    run({
      title,
      program: process.execPath,
      args: [findNpm(), 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
      cwd,
      quiet: true,
    })
  await npm(`Installing code-server ${VERSION} (a minute) ...`, folder)
  await npm('Installing the packages of its VS Code ...', vscode)
  await npm('Installing the packages of its extensions ...', join(vscode, 'extensions'))
  for (const path of LEFT_OUT) rmSync(join(vscode, path), { recursive: true, force: true })
  for (const path of readdirSync(folder, { recursive: true })) {
    if (path.endsWith('.map')) rmSync(join(folder, path), { force: true, recursive: true })
  }
  restoreProposedApiCheck(join(vscode, 'out', 'vs', 'workbench', 'api', 'node', 'extensionHostProcess.js'))
}
