/** Where a file lies in a folder. */
import { posix, win32 } from 'node:path'

/** With forward slashes; empty for the folder itself, null for what lies elsewhere. Both paths absolute. */
export function wayInside(
  folder: string,
  path: string,
  windows = process.platform === 'win32',
): string | null {
  const { relative, isAbsolute, sep } = windows ? win32 : posix
  const way = relative(folder, path)
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return isOutside ? null : way.split(sep).join('/')
}
