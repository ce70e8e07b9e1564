/**
 * The code files of a workspace, folder by folder, less what git ignores. Reads the ignore files itself instead of
 * asking git: running git in a folder that is not trusted can run what its configuration names.
 */
import { type Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { readText } from '#platform/files'
import { mayRead } from './mayRead'

/** Never code of the person's own, whether git ignores it or not. */
const NEVER = ['.git', 'node_modules', 'bin', 'obj', 'dist', '.angular', '.vs', '.idea', 'coverage']
/** A folder may be a whole home: it is left after so many entries. */
const MOST_ENTRIES = 50_000

interface Folder {
  /** Relative to the workspace, ending in a slash unless it is the workspace. */
  readonly path: string
  /** Of this folder and those above it, each with the folder it speaks of. */
  readonly rules: readonly { readonly base: string; readonly rules: Ignore }[]
}

/** Paths relative to the workspace, with forward slashes; the shallow ones first. */
export async function* walkWorkspace(workspace: string): AsyncGenerator<string> {
  const waiting: Folder[] = [{ path: '', rules: [{ base: '', rules: ignore().add(NEVER) }] }]
  let seen = 0
  for (const folder of waiting) {
    // A folder that cannot be read has nothing for us.
    const entries = await readdir(join(workspace, folder.path), { withFileTypes: true }).catch(
      (): Dirent[] => [],
    )
    const rules = [...folder.rules, ...(await rulesOf(workspace, folder.path, entries))]
    for (const entry of entries) {
      if (++seen > MOST_ENTRIES) return
      // Links are neither: they may lead out of the workspace.
      const path = folder.path + entry.name
      if (entry.isDirectory() && !isIgnored(`${path}/`, rules)) waiting.push({ path: `${path}/`, rules })
      else if (entry.isFile() && mayRead(path) && !isIgnored(path, rules)) yield path
    }
  }
}

async function rulesOf(
  workspace: string,
  base: string,
  entries: readonly Dirent[],
): Promise<Folder['rules']> {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return []
  const text = await readText(join(workspace, base, '.gitignore')).catch(() => null)
  return text === null ? [] : [{ base, rules: ignore().add(text) }]
}

/** The deepest ignore file that says something of a path decides. */
function isIgnored(path: string, all: Folder['rules']): boolean {
  for (const { base, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(base.length))
    if (ignored || unignored) return ignored
  }
  return false
}
