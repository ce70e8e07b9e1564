/** The npm packages of the built-in runtime; `scripts/lockRuntime.mjs` writes the list. */
import { join } from 'node:path'
import { UserError } from '#platform/userError'
import list from './runtimePackages.json'

export interface RuntimePackage {
  /** Where it belongs, from `node_modules/`. */
  readonly folder: string
  readonly version: string
  /** Null where the registry lacked it when the list was made: then its own record is asked. */
  readonly integrity: string | null
  /** Of the tarball; 0 where unknown. */
  readonly bytes: number
}

export interface RuntimePackages {
  readonly common: readonly RuntimePackage[]
  /** The processor's binary, by `process.platform` and `process.arch`. */
  readonly binaries: Readonly<Record<string, RuntimePackage>>
}

export const runtimePackages: RuntimePackages = list

/** The packages for one machine, for example `linux-x64`. */
export function packagesFor(machine: string, { common, binaries }: RuntimePackages): RuntimePackage[] {
  const binary = binaries[machine]
  if (binary !== undefined) return [...common, binary]
  throw new UserError(
    `The built-in runtime has no program for ${machine}; there are ${Object.keys(binaries).join(', ')}. Use Ollama instead.`,
  )
}

/** The name in the registry: what follows the last `node_modules/`. */
export function nameOf({ folder }: RuntimePackage): string {
  const marker = 'node_modules/'
  return folder.slice(folder.lastIndexOf(marker) + marker.length)
}

export function placeOf({ folder }: RuntimePackage, root: string): string {
  return join(root, ...folder.split('/'))
}
