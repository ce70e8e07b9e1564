/** Commits all that lies in a folder, as of a time. */
import { spawnSync } from 'node:child_process'

/** @param seconds since 1970. The folder becomes a repository where it is none. */
export function commitAt(folder: string, seconds: number): void {
  const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'commit.gpgSign=false']
  const date = `@${seconds} +0000`
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-q', '-m', `At ${seconds}`],
  ]) {
    const { status, stderr } = spawnSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8', env })
    if (status !== 0) throw new Error(stderr)
  }
}
