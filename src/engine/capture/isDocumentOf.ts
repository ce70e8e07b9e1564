/** Whether a document is the file that a suggestion was made in, on either platform. */
import { type Suggestion } from '#contracts/suggestion'

/** @param uri a file's URI as an editor writes it, or its path */
export function isDocumentOf(
  uri: string,
  { workspace, path }: Pick<Suggestion, 'workspace' | 'path'>,
): boolean {
  // Many documents are open, and their names tell nearly all of them apart.
  const encoded = uri.includes('%')
  const name = path.slice(path.search(/[^\\/]*$/))
  if (!encoded && uri.slice(-name.length).toLowerCase() !== name.toLowerCase()) return false
  return plain(uri.replace(/^file:\/\//i, ''), encoded) === plain(`${workspace}/${path}`, false)
}

/** Letters of a drive, and of files on Windows, may differ in case. */
function plain(path: string, encoded: boolean): string {
  return decoded(path, encoded)
    .replaceAll(/[\\/]+/g, '/')
    .replace(/^\//, '')
    .toLowerCase()
}

function decoded(path: string, encoded: boolean): string {
  try {
    return encoded ? decodeURIComponent(path) : path
  } catch {
    // A path may hold a percent sign of its own.
    return path
  }
}
