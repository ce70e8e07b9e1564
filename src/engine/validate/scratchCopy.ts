/** A copy of a workspace's files to build in, so that nothing is ever written to the person's own tree. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface ScratchCopy {
  /** As the tools will name it, without links on the way. */
  readonly folder: string
  remove(): Promise<void>
}

/**
 * Packages that are installed beside a `package.json` are linked, not copied: what is run here only reads them.
 * @param paths from the folder, with forward slashes; one that is gone is passed over
 * @throws what the file system says, when nothing is left behind
 */
export async function scratchCopy(
  folder: string,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ScratchCopy> {
  const copy = await realpath(await mkdtemp(join(tmpdir(), 'apprentice-build-')))
  const remove = (): Promise<void> => rm(copy, { recursive: true, force: true, maxRetries: 5 })
  try {
    const made = new Set<string>()
    for (const path of paths.filter((each) => !inPackages.test(each))) {
      signal?.throwIfAborted()
      const to = join(copy, path)
      if (!made.has(dirname(to))) await mkdir(dirname(to), { recursive: true })
      made.add(dirname(to))
      await copyFile(join(folder, path), to).catch((error: unknown) => {
        // Git lists a file that was removed, a submodule's folder, and a link that leads nowhere.
        if (existsSync(join(folder, path)) && !isFolder(error)) throw error
      })
    }
    for (const project of new Set(paths.filter(isPackage).map(dirname))) {
      const packages = join(folder, project, 'node_modules')
      if (existsSync(packages)) await symlink(packages, join(copy, project, 'node_modules'), 'junction')
    }
    return { folder: copy, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

const inPackages = /(?:^|\/)node_modules\//

function isPackage(path: string): boolean {
  return /(?:^|\/)package\.json$/.test(path) && !inPackages.test(path)
}

function isFolder(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'EISDIR' || code === 'EPERM' || code === 'ERR_FS_EISDIR' || code === 'ENOTSUP'
}
