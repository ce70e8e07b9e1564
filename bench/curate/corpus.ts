/** A repository of a given number of lines, put together of files of others. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { languageOf } from '#engine/language/language'

export interface Corpus {
  readonly folder: string
  readonly files: readonly string[]
  readonly lines: number
  readonly bytes: number
}

/** A file, and where it goes. */
export interface CorpusFile {
  readonly from: string
  /** With forward slashes. */
  readonly to: string
}

/** Of one repository among several these are code like any other. */
const leftAlone = /(?<=^|\/)(node_modules|dist|bin|obj|packages|vendor)(?=\/)/g

/** Files that Apprentice suggests in, below the folders, in an order that repeats. */
export function codeIn(folders: readonly string[]): CorpusFile[] {
  return folders.flatMap((folder, index) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && languageOf(entry.name) !== null)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((from) => {
        const way = relative(folder, from).split(sep).join('/').replaceAll(leftAlone, '$1-code')
        return { from, to: `part${index}/${way}` }
      }),
  )
}

/** Copies files until there are as many lines, or no more files. @param into an empty folder */
export function makeCorpus(files: readonly CorpusFile[], most: number, into: string): Corpus {
  const copied: string[] = []
  let [lines, bytes] = [0, 0]
  for (const { from, to } of files) {
    if (lines >= most) break
    const text = readFileSync(from)
    const target = join(into, to)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(from, target)
    copied.push(target)
    lines += text.toString().split('\n').length
    bytes += text.length
  }
  return { folder: into, files: copied, lines, bytes }
}
