/** Builds the bundles in dist/: the extension, its server, the runtime, the command line and the dashboard's page. */
import { build } from 'esbuild'
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A package for another system is built elsewhere, with that system's binary. */
const [system = `${process.platform}-${process.arch}`, folder = 'dist'] = process.argv.slice(2)

const nativeTarget = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
}[system]
if (nativeTarget === undefined) {
  throw new Error(`SQLite has no prebuilt binary for ${system}.`)
}

// Built aside and moved in: a process that runs from dist/ has SQLite's binary mapped, and must never see it change.
const aside = `.cache/dist-${process.pid}`
/** What is imported dynamically stays a file beside the bundle. */
function leaveOut(bundler) {
  bundler.onResolve({ filter: /^\.\/languageClient$/ }, ({ kind }) =>
    kind === 'dynamic-import' ? { path: './languageClient.cjs', external: true } : null,
  )
}

const shared = {
  outdir: aside,
  bundle: true,
  sourcemap: 'linked',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
}
await build({
  ...shared,
  entryPoints: ['src/cli.ts', 'src/server.ts', 'src/runtime.ts', 'src/curateWorker.ts'],
  platform: 'node',
  format: 'esm',
  // The oldest Node of an editor that the manifest allows.
  target: 'node22',
  external: ['node-llama-cpp'],
  loader: { '.node': 'copy' },
  assetNames: '[name]',
  alias: { 'better-sqlite3': `better-sqlite3/${nativeTarget}` },
  // First the check of the Node version, before any native code is loaded; then `require` for bundled CommonJS.
  banner: { js: await readFile('scripts/banner.js', 'utf8') },
})
await build({
  ...shared,
  // The client is a file of its own, so that activation does not even read it.
  entryPoints: ['src/extension.ts', 'src/editor/languageClient.ts'],
  entryNames: '[name]',
  plugins: [{ name: 'later', setup: leaveOut }],
  supported: { 'dynamic-import': false },
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  target: 'node22',
  external: ['vscode'],
  minifySyntax: true,
})
for (const page of ['dashboard', 'review']) {
  await build({
    ...shared,
    entryPoints: [`webview/${page}/${page}.ts`, `webview/${page}/${page}.css`],
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  })
}

// The guard set, as texts by name.
const guard = {}
for (const name of (await readdir('models/guard')).sort())
  guard[name] = await readFile(join('models/guard', name), 'utf8')
await writeFile(join(aside, 'guard.json'), JSON.stringify(guard))

// The parser and its grammars, which are read at run time.
for (const file of [
  'web-tree-sitter/web-tree-sitter.wasm',
  ...['c-sharp', 'typescript', 'tsx'].map((name) => `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`),
]) {
  await copyFile(fileURLToPath(import.meta.resolve(file)), join(aside, basename(file)))
}

await mkdir(folder, { recursive: true })
const built = await readdir(aside)
for (const name of built) {
  const [before, after] = [join(folder, name), join(aside, name)]
  const same = await readFile(before).then(
    async (bytes) => bytes.equals(await readFile(after)),
    () => false,
  )
  if (!same) await rename(after, before)
}
for (const name of await readdir(folder)) {
  // Packages lie there too, until the next one replaces them.
  if (!built.includes(name) && !name.endsWith('.vsix')) await rm(join(folder, name), { recursive: true })
}
await rm(aside, { recursive: true })
