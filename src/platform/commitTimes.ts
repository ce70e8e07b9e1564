/** When a repository was committed to. */
import { simpleGit } from 'simple-git'

/** A longer history is told by its latest part. */
const MOST = 5000

/** Milliseconds since 1970, the latest first; null outside a repository and before the first commit. */
export async function commitTimes(folder: string): Promise<number[] | null> {
  const git = simpleGit(folder)
  const listed = await git.raw(['log', '--format=%ct', `--max-count=${MOST}`]).catch(() => null)
  return listed?.split('\n').flatMap((line) => (line === '' ? [] : Number(line) * 1000)) ?? null
}
