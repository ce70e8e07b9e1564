/** The commit that is checked out, read from git's own files: nothing is started, so a folder need not be trusted. */
import { readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** Null outside a repository, before the first commit, and where the references are kept in another form. */
export async function headCommit(folder: string): Promise<string | null> {
  const git = await gitFolder(folder)
  if (git === null) return null
  const head = await textOf(join(git, 'HEAD'))
  if (HASH.test(head)) return head
  const name = /^ref: (refs\/.+)$/.exec(head)?.[1]
  if (name === undefined || name.includes('..')) return null
  // A further work tree keeps its own HEAD, and shares the references of the first.
  const shared = await textOf(join(git, 'commondir'))
  const common = shared === '' ? git : resolve(git, shared)
  const loose = await textOf(join(common, name))
  if (HASH.test(loose)) return loose
  const packed = (await textOf(join(common, 'packed-refs'))).split('\n')
  const hash = packed.find((line) => line.endsWith(` ${name}`))?.split(' ')[0] ?? ''
  return HASH.test(hash) ? hash : null
}

async function gitFolder(folder: string): Promise<string | null> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const git = join(at, '.git')
    const found = await stat(git).catch(() => null)
    if (found?.isDirectory()) return git
    const elsewhere = found === null ? undefined : /^gitdir: (.+)$/m.exec(await textOf(git))?.[1]
    if (elsewhere !== undefined) return resolve(at, elsewhere.trim())
    if (dirname(at) === at) return null
  }
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  )
}
