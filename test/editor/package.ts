/** Packs and installs the extension before the first editor test, so that no test sees one of before a change. */
import { join } from 'node:path'
import { run } from '#scripts/run'
import { root } from '#scripts/setUp'
import { installOnce } from './installedExtension'

export async function setup(): Promise<() => void> {
  await run({ program: process.execPath, args: [join(root, 'scripts', 'package.mjs')], quiet: true })
  return await installOnce()
}
