/** Project files on disk: found, and read without a word about what cannot be. */
import { readText } from '#platform/files'
import { wayInside } from '#platform/wayInside'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Null where it is not there, or no text. */
export async function textOf(path: string): Promise<string | null> {
  return await readText(path).catch(() => null)
}

/** Names of the files of a folder; none where it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => [])
}

/** With forward slashes; null for the folder itself and where the file lies elsewhere. */
export function below(folder: string, file: string): string | null {
  return wayInside(folder, file) || null
}

/** The nearest folder of a file, no higher than `top`, that holds a project file; null where none does. */
export async function projectFolderOf(file: string, top: string): Promise<string | null> {
  for (let folder = dirname(file); folder === top || below(top, folder) !== null; folder = dirname(folder)) {
    if ((await namesIn(folder)).some((name) => isProject.test(name))) return folder
    if (dirname(folder) === folder) break
  }
  return null
}

const isProject = /\.csproj$|^(?:package|angular|tsconfig)\.json$/

/** Comments and commas at the end are allowed in tsconfig.json and angular.json; undefined for what is no JSON. */
export function looseJson(text: string): unknown {
  const bare = text
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g,
      (_, string: string | undefined) => string ?? '',
    )
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '')
  try {
    return JSON.parse(bare)
  } catch {
    return undefined
  }
}

/** `*`, `**` and `?` as MSBuild and TypeScript mean them; a plain folder name holds all below it. */
export function globMatches(glob: string, path: string): boolean {
  const clean = glob.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '')
  const pattern = clean
    .replace(/[.+^${}()|[\]]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (part) =>
      part === '**/' ? '(?:.*/)?' : part === '**' ? '.*' : part === '*' ? '[^/]*' : '[^/]',
    )
  return new RegExp(`^${pattern}(?:/.*)?$`, 'i').test(path)
}

export function joined(folder: string, path: string): string {
  return join(folder, path.replaceAll('\\', '/'))
}
