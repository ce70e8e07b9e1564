/**
 * The code files of a workspace, folder by folder, less what is left alone. Reads the ignore files itself instead of
 * asking git: running git in a folder that is not trusted can run what its configuration names.
 */
import { type Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Exclusions } from '#engine/exclude/exclude'
import { mayRead } from './mayRead'

/** Never code of the person's own, whether git ignores it or not. */
const NEVER = new Set(['.git', 'node_modules', 'bin', 'obj', 'dist', '.angular', '.vs', '.idea', 'coverage'])
/** A folder may be a whole home: it is left after so many entries. */
const MOST_ENTRIES = 50_000

/** Paths relative to the workspace, with forward slashes; the shallow ones first. */
export async function* walkWorkspace(
  workspace: string,
  exclusions: Pick<Exclusions, 'excludes'>,
): AsyncGenerator<string> {
  const waiting = ['']
  let seen = 0
  for (const folder of waiting) {
    // A folder that cannot be read has nothing for us.
    const entries = await readdir(join(workspace, folder), { withFileTypes: true }).catch((): Dirent[] => [])
    for (const entry of entries) {
      if (++seen > MOST_ENTRIES) return
      // Links are neither: they may lead out of the workspace.
      const path = folder + entry.name
      if (entry.isDirectory() && !NEVER.has(entry.name)) {
        if (!exclusions.excludes({ workspace, path: `${path}/` })) waiting.push(`${path}/`)
      } else if (entry.isFile() && mayRead({ workspace, path }, exclusions)) yield path
    }
  }
}
