/** The package of this system, as `npm run package` left it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#scripts/setUp'

export interface Manifest {
  readonly version: string
  readonly engines: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly enabledApiProposals?: readonly string[]
  readonly contributes?: { readonly commands?: readonly { readonly command: string }[] }
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

export function packagedExtension(): string {
  const { version } = readManifest(root)
  return join(root, 'dist', `apprentice-${process.platform}-${process.arch}-${version}.vsix`)
}
