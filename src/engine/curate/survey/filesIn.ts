/** The files of a workspace, as git knows them, or as a walk finds them. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ignore from 'ignore'
import { readText } from '#platform/files'
import type { Git } from '#platform/git'

/** Folders never walked where git cannot tell what is ignored. */
const alwaysIgnored = ['.git', 'node_modules', 'bin', 'obj', 'dist', '.angular', '.vs']

/** Relative to the folder, with forward slashes, in order. */
export async function filesIn(folder: string, git: Git): Promise<readonly string[]> {
  return (await git.files(folder)) ?? (await walk(folder))
}

/** Files below a folder that is no repository, less what its .gitignore names. */
async function walk(folder: string): Promise<string[]> {
  const rules = ignore().add(alwaysIgnored)
  const text = await readText(join(folder, '.gitignore')).catch(() => null)
  if (text !== null) rules.add(text)
  const found: string[] = []
  const visit = async (directory: string): Promise<void> => {
    for (const entry of await readdir(join(folder, directory), { withFileTypes: true })) {
      const path = directory + entry.name
      if (rules.ignores(entry.isDirectory() ? `${path}/` : path)) continue
      if (entry.isDirectory()) await visit(`${path}/`)
      else if (entry.isFile()) found.push(path)
    }
  }
  await visit('')
  return found.sort()
}
