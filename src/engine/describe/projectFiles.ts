/** The files of a folder by name, as far as they are worth a look: no links, no built or fetched code, bounded. */
import { type Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const NEVER = new Set(['node_modules', 'bin', 'obj', 'dist', 'coverage', 'TestResults'])
const MOST_ENTRIES = 20_000
const MOST_DEPTH = 6

/** Relative to the folder, with forward slashes; the shallow ones first. */
export async function projectFiles(folder: string, signal: AbortSignal): Promise<string[]> {
  const files: string[] = []
  const waiting = [{ path: '', depth: 0 }]
  let seen = 0
  for (const { path, depth } of waiting) {
    signal.throwIfAborted()
    const entries = await readdir(join(folder, path), { withFileTypes: true }).catch((): Dirent[] => [])
    for (const entry of entries) {
      if (++seen > MOST_ENTRIES) return files
      const { name } = entry
      if (entry.isFile()) files.push(path + name)
      const goesIn = entry.isDirectory() && depth < MOST_DEPTH && !name.startsWith('.') && !NEVER.has(name)
      if (goesIn) waiting.push({ path: `${path}${name}/`, depth: depth + 1 })
    }
  }
  return files
}
