/** Builds the bundles in dist/: the command line, the server and the runtime. */
import { build } from 'esbuild'
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

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

// Built aside and moved in: a process that runs from dist/ has SQLite's binary mapped, and must never see it change.
const aside = `.cache/dist-${process.pid}`
await build({
  entryPoints: ['src/cli.ts', 'src/server.ts', 'src/runtime.ts'],
  outdir: aside,
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

await mkdir('dist', { recursive: true })
const built = await readdir(aside)
for (const name of built) {
  const [before, after] = [join('dist', name), join(aside, name)]
  const same = await readFile(before).then(
    async (bytes) => bytes.equals(await readFile(after)),
    () => false,
  )
  if (!same) await rename(after, before)
}
for (const name of await readdir('dist')) {
  if (!built.includes(name)) await rm(join('dist', name), { recursive: true })
}
await rm(aside, { recursive: true })
