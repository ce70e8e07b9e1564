/** Runs a benchmark of bench/: bundled first, because Node alone does not find our imports. */
import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { root } from './setUp.mjs'

const [name = '', ...rest] = process.argv.slice(2)
const entry = join(root, 'bench', name, `${name}.ts`)
if (name === '' || !existsSync(entry)) {
  process.stderr.write(`There is no benchmark "${name}" in bench/.\n`)
  process.exit(2)
}
const outfile = join(root, '.cache', `bench-${name}.mjs`)
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  external: [
    'better-sqlite3',
    'playwright-core',
    'vscode-jsonrpc',
    'vscode-languageserver-protocol',
    'vscode-languageserver-textdocument',
  ],
  logLevel: 'warning',
  // For packages in CommonJS.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; globalThis.require = makeRequire(import.meta.url)",
  },
})
await run({ program: process.execPath, args: [outfile, ...rest], cwd: root }).catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
