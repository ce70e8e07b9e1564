/** Builds the bundles in dist/: the command line, the server and the runtime. */
import { build } from 'esbuild'
import { readFile, rm } from 'node:fs/promises'

const nativeTarget = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
}[`${process.platform}-${process.arch}`]
if (nativeTarget === undefined) {
  throw new Error(`SQLite has no prebuilt binary for ${process.platform}-${process.arch}.`)
}

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/cli.ts', 'src/server.ts', 'src/runtime.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: 'linked',
  external: ['node-llama-cpp'],
  mainFields: ['module', 'main'],
  loader: { '.node': 'copy' },
  assetNames: '[name]',
  alias: { 'better-sqlite3': `better-sqlite3/${nativeTarget}` },
  // First the check of the Node version, before any native code is loaded; then `require` for bundled CommonJS.
  banner: { js: await readFile('scripts/banner.js', 'utf8') },
  logLevel: 'warning',
})
