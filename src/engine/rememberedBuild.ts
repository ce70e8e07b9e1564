/** Which files of a workspace do not compile, remembered until one of them changes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Survey } from '#engine/curate/curate'
import { type BuildCheck, type BuildCheckParts, checkBuild } from '#engine/validate/validate'
import { sha256, writeWhole } from '#platform/files'

const rememberedSchema = z.object({
  name: z.string(),
  errors: z.record(z.string(), z.array(z.string())),
})

export interface RememberedBuildParts extends BuildCheckParts {
  /** Every file that belongs to the workspace, from its folder. */
  readonly paths: () => Promise<readonly string[]>
  /** Folder in which it is remembered. */
  readonly folder: string
}

/**
 * A build that failed for want of something is tried again next time, and one that was not run, too.
 * Rejects when it is cancelled.
 */
export async function rememberedBuild(
  surveyed: Survey,
  parts: RememberedBuildParts,
): Promise<BuildCheck['errors']> {
  const { folder, files } = surveyed
  const name = sha256(JSON.stringify([folder, ...files.map(({ path, hash }) => [path, hash])]))
  const memory = join(parts.folder, `${sha256(folder).slice(0, 16)}.json`)
  const known = await read(memory)
  if (known?.name === name) return new Map(Object.entries(known.errors))
  const { builds, errors } = await checkBuild(folder, await parts.paths(), parts)
  if (builds.length > 0 && builds.every(({ outcome }) => outcome === 'checked')) {
    const remembered = { name, errors: Object.fromEntries(errors) }
    await writeWhole(memory, JSON.stringify(remembered)).catch(() => {
      // A full disk: it is built again next time.
    })
  }
  return errors
}

async function read(memory: string): Promise<z.infer<typeof rememberedSchema> | null> {
  const text = await readFile(memory, 'utf8').catch(() => 'null')
  try {
    return rememberedSchema.nullable().parse(JSON.parse(text))
  } catch {
    // Half a file: it is built again.
    return null
  }
}
