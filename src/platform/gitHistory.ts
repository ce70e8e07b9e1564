/** What git knows of the commits of a workspace. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { simpleGit } from 'simple-git'

export interface Commit {
  readonly hash: string
  /** Milliseconds since 1970, in whole seconds, as git keeps it. */
  readonly at: number
  readonly message: string
}

/** Lines that a commit added to a file and took from it, by path from the workspace with forward slashes. */
export interface CommitChanges {
  readonly added: ReadonlyMap<string, readonly string[]>
  readonly removed: ReadonlyMap<string, readonly string[]>
}

export interface GitHistory {
  /** Changes whenever what is checked out does, and costs a look at a file; null outside a repository. */
  stamp(folder: string): Promise<string | null>
  /** Those reachable from what is checked out, oldest first, the newest `most` of them; merges are left out. */
  commitsSince(folder: string, since: number, most: number): Promise<Commit[]>
  changesOf(folder: string, hash: string): Promise<CommitChanges>
  /** The full hash of a commit; null where there is none of that name. */
  commitOf(folder: string, name: string): Promise<string | null>
  isAncestor(folder: string, ancestor: string, commit: string): Promise<boolean>
}

const fieldEnd = '\u0000'
/** Larger commits are generated, vendored or moved, not accepted from a suggestion. */
const mostLines = 200_000
/** A longer history is told by its latest part. */
const mostTimes = 5000

export class SystemGitHistory implements GitHistory {
  readonly #logs = new Map<string, string | null>()

  async stamp(folder: string): Promise<string | null> {
    const known = this.#logs.get(folder)
    const log = known === undefined ? await logOf(folder) : known
    this.#logs.set(folder, log)
    if (log === null) return null
    const facts = await stat(log).catch(() => null)
    // Without a log of HEAD, git itself is asked.
    return facts === null ? await this.commitOf(folder, 'HEAD') : `${facts.mtimeMs} ${facts.size}`
  }

  async commitsSince(folder: string, since: number, most: number): Promise<Commit[]> {
    // Without a zone, git takes a small number for another way to say "now".
    const after = `--since=@${Math.floor(since / 1000)} +0000`
    const format = `--format=%H%x00%ct%x00%B%x00`
    const text = await ask(folder, ['log', '--no-merges', `--max-count=${most}`, after, format, 'HEAD'])
    const fields = (text ?? '').split(fieldEnd)
    const commits: Commit[] = []
    for (let at = 0; at + 2 < fields.length; at += 3)
      commits.push({ hash: fields[at]!.trim(), at: Number(fields[at + 1]) * 1000, message: fields[at + 2]! })
    return commits.reverse()
  }

  /** Milliseconds since 1970, the latest first; null outside a repository and before the first commit. */
  async commitTimes(folder: string): Promise<number[] | null> {
    const listed = await ask(folder, ['log', '--format=%ct', `--max-count=${mostTimes}`])
    return listed?.split('\n').flatMap((line) => (line === '' ? [] : Number(line) * 1000)) ?? null
  }

  async changesOf(folder: string, hash: string): Promise<CommitChanges> {
    const plain = ['--format=', '--unified=0', '--no-color', '--no-ext-diff', '--no-renames', '--relative']
    const text = await ask(folder, [
      '-c',
      'core.quotePath=false',
      'show',
      ...plain,
      '--src-prefix=a/',
      '--dst-prefix=b/',
      hash,
    ])
    return changesIn(text ?? '')
  }

  async commitOf(folder: string, name: string): Promise<string | null> {
    const text = await ask(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    ])
    return text?.trim() || null
  }

  async isAncestor(folder: string, ancestor: string, commit: string): Promise<boolean> {
    const base = await ask(folder, ['merge-base', ancestor, commit])
    return base !== null && base.trim() !== '' && base.trim() === (await this.commitOf(folder, ancestor))
  }
}

async function logOf(folder: string): Promise<string | null> {
  const path = await ask(folder, ['rev-parse', '--git-path', 'logs/HEAD'])
  return path === null ? null : resolve(folder, path.trim())
}

/** Null where git says no: not a repository, no such commit, no commit at all, or no git. */
async function ask(folder: string, args: string[]): Promise<string | null> {
  try {
    return await simpleGit(folder).raw(args)
  } catch {
    // Each of these is an answer: there is nothing to know.
    return null
  }
}

function changesIn(diff: string): CommitChanges {
  const added = new Map<string, string[]>()
  const removed = new Map<string, string[]>()
  let from: string | null = null
  let to: string | null = null
  let inHunk = false
  for (const line of diff.split('\n', mostLines)) {
    if (line.startsWith('diff --git ')) inHunk = false
    else if (line.startsWith('@@ ')) inHunk = true
    else if (!inHunk && line.startsWith('--- ')) from = pathIn(line, 'a/')
    else if (!inHunk && line.startsWith('+++ ')) to = pathIn(line, 'b/')
    else if (inHunk && line.startsWith('+') && to !== null) push(added, to, line.slice(1))
    else if (inHunk && line.startsWith('-') && from !== null) push(removed, from, line.slice(1))
  }
  return { added, removed }
}

function pathIn(line: string, prefix: string): string | null {
  const path = line
    .slice(4)
    .replace(/\t$/, '')
    .replace(/^"(.*)"$/, '$1')
  return path.startsWith(prefix) ? path.slice(prefix.length) : null
}

function push(lines: Map<string, string[]>, path: string, line: string): void {
  const known = lines.get(path)
  if (known === undefined) lines.set(path, [line.replace(/\r$/, '')])
  else known.push(line.replace(/\r$/, ''))
}
