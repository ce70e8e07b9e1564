/** What the ignore files of a workspace say, with git's rules; a change of one is seen within a second. */
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { Clock } from '#platform/clock'
import { patternsFrom } from './patternsFrom'

/** What holds in a folder, out of its own file and those above it. */
interface Known {
  readonly rules: Ignore
  /** When the first of these files is to be looked at again. */
  readonly until: number
}

interface Read {
  readonly checkedAt: number
  /** When the file was written and how long it is; empty where there is none. */
  readonly stamp: string
  /** Of the folders above it. */
  readonly above: Ignore
  /** Of the folder and of those above it. */
  readonly rules: Ignore
}

/** Milliseconds after which a file is looked at again. */
const AGAIN_AFTER = 1_000
/** And the folders above a workspace for a repository. */
const ROOT_AGAIN_AFTER = 60_000
const MOST_FOLDERS = 20_000
const NOTHING = ignore()

export class IgnoreFiles {
  readonly #folders = new Map<string, Read>()
  /** By root and way from there: a key asks for the same few folders again and again. */
  readonly #known = new Map<string, Known>()
  readonly #roots = new Map<string, { readonly at: number; readonly root: string }>()

  /** @param name such as `.gitignore` */
  constructor(
    private readonly name: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Whether a file, or a folder when it ends in a slash, is ignored. @param path relative, with forward slashes */
  ignores(workspace: string, path: string): boolean {
    const root = this.#rootOf(workspace)
    const way = waysInside(root, workspace) + path
    return this.#rules(root, way).ignores(way)
  }

  /** Of the folder that holds a file, or a folder when it ends in a slash. @param way from the root */
  #rules(root: string, way: string): Ignore {
    const folder = way.slice(0, Math.max(0, way.lastIndexOf('/', way.length - 2)))
    const key = `${root}\n${folder}`
    const known = this.#known.get(key)
    if (known !== undefined && this.clock.now() < known.until) return known.rules
    const folders = folder === '' ? [] : folder.split('/')
    let rules = NOTHING
    let until = Infinity
    for (let depth = 0; depth <= folders.length; depth++) {
      const read = this.#read(root, folders.slice(0, depth), rules)
      rules = read.rules
      until = Math.min(until, read.checkedAt + AGAIN_AFTER)
    }
    if (this.#known.size >= MOST_FOLDERS) this.#known.clear()
    this.#known.set(key, { rules, until })
    return rules
  }

  #read(root: string, folders: readonly string[], above: Ignore): Read {
    const now = this.clock.now()
    const folder = join(root, ...folders)
    const key = `${root}\n${folder}`
    const known = this.#folders.get(key)
    if (known?.above === above && now - known.checkedAt < AGAIN_AFTER) return known
    const stamp = stampOf(join(folder, this.name))
    const isSame = known?.above === above && known.stamp === stamp
    const rules = isSame
      ? known.rules
      : stamp === ''
        ? above
        : ignore().add(above).add(this.#patterns(folder, folders))
    if (this.#folders.size >= MOST_FOLDERS) this.#folders.clear()
    const read = { checkedAt: now, stamp, above, rules }
    this.#folders.set(key, read)
    return read
  }

  #patterns(folder: string, folders: readonly string[]): readonly string[] {
    try {
      return patternsFrom(readFileSync(join(folder, this.name), 'utf8'), folders)
    } catch {
      // Gone meanwhile, or not to be read: what it says cannot be known.
      return []
    }
  }

  /** The repository around the workspace; the workspace itself where there is none, or where it is left out of it. */
  #rootOf(workspace: string): string {
    const now = this.clock.now()
    const known = this.#roots.get(workspace)
    if (known !== undefined && now - known.at < ROOT_AGAIN_AFTER) return known.root
    const repository = repositoryAround(workspace)
    const way = waysInside(repository, workspace)
    const isLeftOut = way !== '' && this.#rules(repository, way).ignores(way)
    const root = isLeftOut ? workspace : repository
    this.#roots.set(workspace, { at: now, root })
    return root
  }
}

/** From one folder to one inside of it, with forward slashes and one at the end; empty for itself. */
function waysInside(root: string, folder: string): string {
  return root === folder ? '' : `${relative(root, folder).split(sep).join('/')}/`
}

function repositoryAround(workspace: string): string {
  for (let folder = workspace, up = dirname(folder); ; folder = up, up = dirname(folder)) {
    if (stampOf(join(folder, '.git')) !== '') return folder
    if (up === folder) return workspace
  }
}

function stampOf(file: string): string {
  try {
    const facts = statSync(file, { throwIfNoEntry: false })
    return facts === undefined ? '' : `${facts.mtimeMs} ${facts.size}`
  } catch {
    // A folder that may not be entered, or a file in its place.
    return ''
  }
}
