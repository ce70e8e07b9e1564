/** One npm package: its tarball downloaded, checked and unpacked. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DownloadError, type Downloads } from '#platform/download'
import { sha256 } from '#platform/files'
import { unpack } from '#platform/unpack'
import { recordUrl, tarballUrl } from './registry'
import { type RuntimePackage, nameOf, placeOf } from './runtimePackage'

export interface PackagePlace {
  readonly downloads: Downloads
  readonly registry: string
  /** Folder that gets `node_modules`. */
  readonly root: string
  /** Folder for the tarball meanwhile. */
  readonly tarballs: string
  readonly signal: AbortSignal
}

export async function installPackage(
  one: RuntimePackage,
  { downloads, registry, root, tarballs, signal }: PackagePlace,
  onBytes: (count: number) => void,
): Promise<void> {
  const name = nameOf(one)
  const integrity =
    one.integrity ?? (await recordedIntegrity(downloads, recordUrl(registry, name, one.version), signal))
  const url = tarballUrl(registry, name, one.version)
  const tarball = join(tarballs, `${sha256(one.folder)}.tgz`)
  await downloads.file(url, tarball, integrity, { signal, onBytes })
  await unpack(tarball, placeOf(one, root))
  await rm(tarball)
}

const recordSchema = z.object({ dist: z.object({ integrity: z.string().startsWith('sha512-') }) })

/** What npm itself relies on where it has no lock file. */
async function recordedIntegrity(downloads: Downloads, url: string, signal: AbortSignal): Promise<string> {
  const record = recordSchema.safeParse(await downloads.json(url, { signal }))
  if (record.success) return record.data.dist.integrity
  throw new DownloadError('corrupt', `${url} does not say the hash of the package`)
}
