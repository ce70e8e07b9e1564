/** Whether a document is the file that a suggestion was made in, on either platform. */
import { type Suggestion } from '#contracts/suggestion'

/** @param uri a file's URI as an editor writes it, or its path */
export function isDocumentOf(
  uri: string,
  { workspace, path }: Pick<Suggestion, 'workspace' | 'path'>,
): boolean {
  return plain(uri.replace(/^file:\/\//i, ''), /%/.test(uri)) === plain(`${workspace}/${path}`, false)
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
