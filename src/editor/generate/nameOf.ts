/** The name of a file, as a tab shows it. */
import type { Uri } from 'vscode'

export function nameOf({ path }: Pick<Uri, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
