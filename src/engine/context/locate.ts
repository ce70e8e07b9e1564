/** The file of the workspace that most likely declares a name: the one that is imported, otherwise the nearest. */
import { posix } from 'node:path'
import type { NameInSight } from './namesInSight'

export interface Located {
  readonly name: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
}

/** @param path of the file that mentions the names @param find files that declare a type */
export function locate(
  names: readonly NameInSight[],
  path: string,
  find: (name: string) => readonly string[],
): Located[] {
  return names.flatMap(({ name, from }) => {
    if (from !== undefined) return [{ name, path: imported(from, path) }]
    const [nearest] = find(name)
      .filter((other) => other !== path)
      .sort((left, right) => sharedFolders(right, path) - sharedFolders(left, path))
    return nearest === undefined ? [] : [{ name, path: nearest }]
  })
}

/** Angular imports by relative paths without an extension. */
function imported(from: string, path: string): string {
  const plain = posix.join(posix.dirname(path), from).replace(/\.js$/, '')
  return /\.tsx?$/.test(plain) ? plain : `${plain}.ts`
}

function sharedFolders(left: string, right: string): number {
  const [one, other] = [left.split('/'), right.split('/')]
  const different = one.findIndex((folder, index) => folder !== other[index])
  return different < 0 ? one.length : different
}
