/** How a project is laid out, by the names of its projects and folders; null where they do not say. */
import type { DotnetProject } from './dotnetProject'

/** Names of the rings of a clean architecture: all of them, as projects or folders. */
const rings = [/^domain$/i, /^application$/i, /^infrastructure$/i]
const layers = [
  /^(?:controllers|endpoints|api|web|presentation)$/i,
  /^(?:services|business|businesslogic|bll|validators|handlers)$/i,
  /^(?:repositories|data|dataaccess|dal|persistence)$/i,
]
/** So many web projects are no longer one program. */
const SERVICES = 3
const SLICES = 3

export function architectureOf(files: readonly string[], dotnet: readonly DotnetProject[]): string | null {
  const folders = new Set(files.flatMap((path) => path.split('/').slice(0, -1)))
  // `Shop.Domain` is a project's folder for the ring `Domain`.
  const names = new Set([...folders].flatMap((name) => [name, name.split('.').at(-1)!]))
  const has = (sign: RegExp): boolean => [...names].some((name) => sign.test(name))
  if (rings.every(has)) return 'clean architecture'
  if (dotnet.filter(({ isWeb }) => isWeb).length >= SERVICES) return 'services'
  const slices = new Set(files.flatMap((path) => /(?:^|\/)features\/([^/]+)\//i.exec(path)?.[1] ?? []))
  if (slices.size >= SLICES) return 'vertical slices'
  if (layers.every(has)) return 'layered'
  return dotnet.length === 1 && dotnet[0]!.isWeb ? 'monolith' : null
}
