/** When git first knew each file. */
import { simpleGit } from 'simple-git'

const commit = '\u0000'

/**
 * Milliseconds since 1970 of the commit that added a file, by path from the folder with forward slashes, of what is
 * checked out; the oldest where there are several. Empty outside a repository and before the first commit.
 */
export async function firstCommits(folder: string): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  let at = 0
  for (const line of (await log(folder)).split('\n')) {
    if (line.startsWith(commit)) at = Number(line.slice(commit.length)) * 1000
    else if (line !== '') times.set(line, Math.min(at, times.get(line) ?? at))
  }
  return times
}

async function log(folder: string): Promise<string> {
  const added = ['--diff-filter=A', '--no-renames', '--name-only', '--relative', '--format=%x00%ct', 'HEAD']
  try {
    return await simpleGit(folder).raw(['-c', 'core.quotePath=false', 'log', ...added])
  } catch {
    // Not a repository, no commit at all, or no git: each is an answer.
    return ''
  }
}
