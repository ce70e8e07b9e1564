/** Places where somebody could be in the middle of a line, in the files of a repository. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Places in a file that is worth opening. */
const FEWEST = 4

export interface Place {
  /** Relative to the folder, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Of the cursor. */
  readonly offset: number
  /** Where its line ends; what stands between is not written yet. */
  readonly lineEnd: number
}

/** File after file, as one works; of files with some. */
export function places(folder: string): Place[] {
  const files = globSync('**/*.{cs,ts}', { cwd: folder }).sort()
  return files
    .map((path) => placesIn(path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')))
    .filter(({ length }) => length >= FEWEST)
    .flat()
}

function placesIn(path: string, text: string): Place[] {
  return [...text.matchAll(/^[ \t]*(?!\/\/|using |import |namespace )\S{3,}[ (.=]+(?=\S.{6,})/gm)].map(
    (match) => {
      const offset = match.index + match[0].length
      return { path, text, offset, lineEnd: text.indexOf('\n', offset) }
    },
  )
}
