/** Bundles the tests that run inside VS Code's extension host, which loads one CommonJS file. */
import { build } from 'esbuild'
import { join } from 'node:path'
import { root } from './setUp.mjs'

/** @returns {Promise<string>} the path of the bundle */
export async function buildHostTests() {
  const outfile = join(root, 'test-output', 'editor', 'hostTests.cjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/host/run.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode'],
    // Mocha looks for parts that it can do without.
    logLevel: 'error',
  })
  return outfile
}
