/** The commits of a workspace, read in batches: what each says, which files it changed, and their texts before and after. */
import { simpleGit } from 'simple-git'
import { type FilePatch, patchesIn } from './filePatch'

export type { FilePatch } from './filePatch'

export interface RecordedCommit {
  readonly hash: string
  /** More than one: a merge. */
  readonly parents: number
  /** Milliseconds since 1970, in whole seconds, as git keeps it. */
  readonly at: number
  /** Name and address, to tell programs from people. */
  readonly author: string
  readonly message: string
}

/** Paths are relative to the workspace, with forward slashes. */
export interface ChangedFile {
  readonly path: string
  /** Its path before; null unless it was renamed. */
  readonly from: string | null
  /** Lines; null for a binary file. */
  readonly added: number | null
  readonly removed: number | null
}

export interface CommitSource {
  /** Those reachable from what is checked out, the newest first; none outside a repository. */
  commits(most: number, signal?: AbortSignal): Promise<RecordedCommit[]>
  /** By hash. Not to be asked of merges. */
  filesOf(hashes: readonly string[], signal?: AbortSignal): Promise<Map<string, ChangedFile[]>>
  /** By hash, of those of the paths that a commit changed, without binary files. */
  patchesOf(
    hashes: readonly string[],
    paths: readonly string[],
    signal?: AbortSignal,
  ): Promise<Map<string, FilePatch[]>>
  /** Files with such an ending that are tracked. */
  pathsEndingWith(ending: string, signal?: AbortSignal): Promise<string[]>
  /** The text of a file as it is checked in; null where there is none. */
  textOf(path: string, signal?: AbortSignal): Promise<string | null>
}

const fieldEnd = '\u0000'
const commitStart = '\u0001'
/** Lines around a change: the whole file. */
const everyLine = 1_000_000

export class SystemCommitSource implements CommitSource {
  constructor(private readonly folder: string) {}

  async commits(most: number, signal?: AbortSignal): Promise<RecordedCommit[]> {
    const format = '--format=%H%x00%P%x00%ct%x00%an <%ae>%x00%B%x00'
    // A path leaves out the commits that did not touch it, and most merges with them.
    const within = (await this.#prefix(signal)) === '' ? [] : ['--', '.']
    const text = await this.#ask(['log', `--max-count=${most}`, format, 'HEAD', ...within], signal)
    const fields = (text ?? '').split(fieldEnd)
    const commits: RecordedCommit[] = []
    for (let at = 0; at + 4 < fields.length; at += 5) {
      const [hash, parents, seconds, author, message] = fields.slice(at, at + 5) as [
        string,
        string,
        string,
        string,
        string,
      ]
      commits.push({
        hash: hash.trim(),
        parents: parents.split(' ').filter((parent) => parent !== '').length,
        at: Number(seconds) * 1000,
        ...{ author, message },
      })
    }
    return commits
  }

  async filesOf(hashes: readonly string[], signal?: AbortSignal): Promise<Map<string, ChangedFile[]>> {
    const how = ['-z', '--numstat', '--find-renames', '--relative', '--format=%x01%H', '--no-ext-diff']
    return await inHalves(hashes, async (some) => {
      const text = await this.#ask(['show', ...how, ...some], signal)
      const found = text?.split(commitStart).slice(1)
      return found?.map((commit) => [commit.slice(0, commit.indexOf(fieldEnd)), filesIn(commit)])
    })
  }

  async patchesOf(
    hashes: readonly string[],
    paths: readonly string[],
    signal?: AbortSignal,
  ): Promise<Map<string, FilePatch[]>> {
    if (paths.length === 0) return new Map()
    const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--relative']
    const names = ['--src-prefix=a/', '--dst-prefix=b/', `--unified=${everyLine}`, '--format=%x00%H']
    const asked = ['--literal-pathspecs', '-c', 'core.quotePath=false', 'show', ...plain, ...names]
    return await inHalves(hashes, async (some) => {
      const text = await this.#ask([...asked, ...some, '--', ...paths], signal)
      // A text with such a character in it is binary to git.
      const commits = text?.split(fieldEnd).slice(1)
      return commits?.map((commit) => {
        const end = commit.indexOf('\n')
        return end < 0 ? [commit, []] : [commit.slice(0, end), patchesIn(commit.slice(end + 1))]
      })
    })
  }

  async pathsEndingWith(ending: string, signal?: AbortSignal): Promise<string[]> {
    const text = await this.#ask(['ls-tree', '-r', '-z', '--name-only', 'HEAD'], signal)
    return (text ?? '').split(fieldEnd).filter((path) => path.endsWith(ending))
  }

  async textOf(path: string, signal?: AbortSignal): Promise<string | null> {
    return await this.#ask(['show', `HEAD:${await this.#prefix(signal)}${path}`], signal)
  }

  /** Of the workspace in its repository. */
  async #prefix(signal: AbortSignal | undefined): Promise<string> {
    return (await this.#ask(['rev-parse', '--show-prefix'], signal))?.trim() ?? ''
  }

  /** Null where git says no. Rejects with the signal's reason. */
  async #ask(args: string[], signal: AbortSignal | undefined): Promise<string | null> {
    signal?.throwIfAborted()
    try {
      return await simpleGit({ baseDir: this.folder, ...(signal && { abort: signal }) }).raw(args)
    } catch {
      signal?.throwIfAborted()
      // Not a repository, no commit at all, no such file, or no git: there is nothing to know.
      return null
    }
  }
}

/**
 * Git says nothing of any commit that it is asked for with one of which an object is missing: then each half is asked for
 * alone, down to that one.
 * @param ask undefined where git says no
 */
async function inHalves<Found>(
  hashes: readonly string[],
  ask: (some: readonly string[]) => Promise<[string, Found][] | undefined>,
): Promise<Map<string, Found>> {
  if (hashes.length === 0) return new Map()
  const found = await ask(hashes)
  if (found !== undefined || hashes.length === 1) return new Map(found)
  const middle = Math.floor(hashes.length / 2)
  const first = await inHalves(hashes.slice(0, middle), ask)
  return new Map([...first, ...(await inHalves(hashes.slice(middle), ask))])
}

function filesIn(commit: string): ChangedFile[] {
  const fields = commit.split(fieldEnd).slice(1)
  const files: ChangedFile[] = []
  for (let at = 0; at < fields.length; at++) {
    const [, added, removed, path] = /^\n?(\d+|-)\t(\d+|-)\t(.*)$/s.exec(fields[at]!) ?? []
    if (added === undefined || removed === undefined || path === undefined) continue
    const lines = { added: countOf(added), removed: countOf(removed) }
    // A rename has no path of its own: both follow.
    if (path !== '') files.push({ path, from: null, ...lines })
    else files.push({ from: fields[++at] ?? '', path: fields[++at] ?? '', ...lines })
  }
  return files
}

function countOf(lines: string): number | null {
  return lines === '-' ? null : Number(lines)
}
