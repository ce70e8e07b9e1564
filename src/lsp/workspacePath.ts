/** Which workspace a document belongs to, and its path there: document URIs as editors send them, on either platform. */
import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wayInside } from '#platform/wayInside'

export interface WorkspacePath {
  /** Absolute folder. */
  readonly workspace: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
}

/** The innermost folder that holds the document, else the document's own folder; null when it is not a file. */
export function workspacePath(
  uri: string,
  folderUris: readonly string[],
  windows = process.platform === 'win32',
): WorkspacePath | null {
  const file = uriToPath(uri, windows)
  if (file === null) return null
  const { basename, dirname } = windows ? win32 : posix
  const homes = folderUris.flatMap((folder) => {
    const workspace = uriToPath(folder, windows)
    if (workspace === null) return []
    const path = wayInside(workspace, file, windows)
    return path ? [{ workspace, path }] : []
  })
  const [innermost] = homes.sort((a, b) => a.path.length - b.path.length)
  return innermost ?? { workspace: dirname(file), path: basename(file) }
}

/** An absolute path, or null for anything but a file. Drive letters come out in upper case, as shells write them. */
export function uriToPath(uri: string, windows = process.platform === 'win32'): string | null {
  if (!/^file:/i.test(uri)) return null
  try {
    const { resolve } = windows ? win32 : posix
    const path = resolve(fileURLToPath(uri, { windows }))
    return windows ? path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()) : path
  } catch {
    // Not a file that this machine can have, such as one on a host, or with an encoded separator.
    return null
  }
}
