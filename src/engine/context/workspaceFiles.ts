/** Where texts of files come from that no editor has open, and what tells which of them declares a type. */
import type { Exclusions } from '#engine/exclude/exclude'
import type { Place } from './place'
import { declaredTypes } from './outline'
import { readInside } from './readInside'
import { TypeIndex } from './typeIndex'
import { walkWorkspace } from './walkWorkspace'

export interface WorkspaceFiles {
  /** With `\n` line ends; null for what may not be read. */
  read(file: Pick<Place, 'workspace' | 'path'>): Promise<string | null>
  indexTypes(workspace: string, signal: AbortSignal): Promise<Pick<TypeIndex, 'find'>>
}

export function filesOnDisk(exclusions: Pick<Exclusions, 'excludes'>): WorkspaceFiles {
  const read: WorkspaceFiles['read'] = (file) => readInside(file, exclusions)
  return {
    read,
    indexTypes: (workspace, signal) =>
      TypeIndex.build(
        walkWorkspace(workspace, exclusions),
        async (path) => declaredTypes((await read({ workspace, path })) ?? ''),
        signal,
      ),
  }
}
