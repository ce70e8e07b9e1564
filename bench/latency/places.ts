/** Places where somebody could be in the middle of a line, in the files of a repository. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Place {
  /** Relative to the folder, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Of the cursor. */
  readonly offset: number
  /** Where its line ends; what stands between is not written yet. */
  readonly lineEnd: number
}

/** The files in turn, so that neighbouring places have little in common. */
export function places(folder: string): Place[] {
  const files = globSync('**/*.{cs,ts}', { cwd: folder }).sort()
  const byFile = files.map((path) =>
    placesIn(path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')),
  )
  const longest = Math.max(...byFile.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => byFile.flatMap((all) => all[index] ?? [])).flat()
}

function placesIn(path: string, text: string): Place[] {
  return [...text.matchAll(/^[ \t]*(?!\/\/|using |import |namespace )\S{3,}[ (.=]+(?=\S.{6,})/gm)].map(
    (match) => {
      const offset = match.index + match[0].length
      return { path, text, offset, lineEnd: text.indexOf('\n', offset) }
    },
  )
}
