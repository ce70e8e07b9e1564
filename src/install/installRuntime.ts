/** Downloads the built-in runtime: every package checked against its hash, put together aside, then moved into place. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Downloads, connectDownloads } from '#platform/download'
import { sha256, writeWhole } from '#platform/files'
import { hasRuntimePackages } from '#platform/installation'
import { installStampFile, readInstallStamp } from '#platform/installStamp'
import { UserError } from '#platform/userError'
import { explainRuntimeFailure } from './explainRuntimeFailure'
import { holdFolder } from './holdFolder'
import { inParallel } from './inParallel'
import type { InstallWatch } from './installProgress'
import { installPackage } from './installPackage'
import { type RuntimePackage, type RuntimePackages, packagesFor } from './runtimePackage'

export interface RuntimeTarget {
  readonly folder: string
  /** Address of the npm registry, without a slash at its end. */
  readonly registry: string
  /** For example `linux-x64`. */
  readonly machine: string
}

const AT_ONCE = 6

/** Does nothing where the same is installed already. Throws a UserError for what a person can mend. */
export async function installRuntime(
  list: RuntimePackages,
  { folder, registry, machine }: RuntimeTarget,
  watch: InstallWatch,
): Promise<void> {
  const packages = packagesFor(machine, list)
  try {
    await holdFolder(folder, async () => {
      if (isRuntimeCurrent(folder, packages)) return
      await refuseForeignFolder(folder)
      const aside = `${folder}.part`
      // Left over from one that was killed.
      await rm(aside, { recursive: true, force: true, maxRetries: 5 })
      try {
        await downloadAll(packages, registry, aside, watch)
        const stamp = { content: contentOf(packages), python: null }
        await writeWhole(installStampFile(aside), `${JSON.stringify(stamp)}\n`)
        await moveInto(aside, folder)
      } finally {
        await rm(aside, { recursive: true, force: true, maxRetries: 5 })
      }
    })
  } catch (error) {
    watch.signal.throwIfAborted()
    throw explainRuntimeFailure(error, list)
  }
}

/** Whether exactly these packages are in the folder. */
export function isRuntimeCurrent(folder: string, packages: readonly RuntimePackage[]): boolean {
  return hasRuntimePackages(folder) && readInstallStamp(folder)?.content === contentOf(packages)
}

const contentOf = (packages: readonly RuntimePackage[]): string => sha256(JSON.stringify(packages))

async function downloadAll(
  packages: readonly RuntimePackage[],
  registry: string,
  aside: string,
  { signal, report }: InstallWatch,
): Promise<void> {
  const tarballs = join(aside, 'tarballs')
  await mkdir(tarballs, { recursive: true })
  const total = packages.reduce((sum, { bytes }) => sum + bytes, 0)
  let received = 0
  let done = 0
  const say = (): void => {
    const megabytes = `${(received / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`
    report({
      percentage: Math.min(99, (100 * received) / total),
      message: `Downloading the built-in runtime: ${megabytes}, ${done} of ${packages.length} packages`,
    })
  }
  const downloads: Downloads = connectDownloads()
  try {
    // The largest first, so that the end does not wait for one that began last.
    const order = packages.toSorted((one, other) => other.bytes - one.bytes)
    await inParallel(order, AT_ONCE, signal, async (one, either) => {
      await installPackage(one, { downloads, registry, root: aside, tarballs, signal: either }, (bytes) => {
        received += bytes
        say()
      })
      done++
      say()
    })
  } finally {
    await downloads.close()
  }
  await rm(tarballs, { recursive: true, maxRetries: 5 })
}

/** A folder that somebody named by mistake must not lose what it holds. */
async function refuseForeignFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0 || hasRuntimePackages(folder) || readInstallStamp(folder) !== null) return
  throw new UserError(`${folder} holds other files. Name a folder that is empty or not there yet.`)
}

/** What was there is moved away first: a folder cannot be renamed over another one. */
async function moveInto(aside: string, folder: string): Promise<void> {
  const before = `${folder}.old`
  await rm(before, { recursive: true, force: true, maxRetries: 5 })
  await rename(folder, before).catch(ignoreMissing)
  await rename(aside, folder)
  await rm(before, { recursive: true, force: true, maxRetries: 5 })
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
