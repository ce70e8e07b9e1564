/** Puts the oracle into an installed copy of the extension, which then asks for the proposed API that it needs. */
import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param extension the folder where it was installed, before VS Code starts */
export async function installOracle(extension: string): Promise<void> {
  const dist = join(extension, 'dist')
  await build({
    entryPoints: [join(import.meta.dirname, 'wrapProvider.ts')],
    outfile: join(dist, 'oracle.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'error',
  })
  const program = join(dist, 'extension.cjs')
  writeFileSync(program, `require('./oracle.cjs');${readFileSync(program, 'utf8')}`)
  const manifest = join(extension, 'package.json')
  const said = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>
  writeFileSync(
    manifest,
    JSON.stringify({ ...said, enabledApiProposals: ['inlineCompletionsAdditions'] }, null, 2),
  )
}
