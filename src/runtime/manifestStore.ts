/** Manifests: which blob, template and parameters a model name stands for; one small file a name. */
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { modelDetailsSchema } from '#contracts/ollamaProtocol'
import { errorCode, sha256, writeWhole } from '#platform/files'
import { type ModelName, manifestFile, nameOfManifestFile } from './modelName'

/** Holds no name, so that a copy has the same digest as its source. */
const manifestSchema = z.object({
  schemaVersion: z.literal(1),
  weights: z.object({ digest: z.string(), size: z.number() }),
  details: modelDetailsSchema,
  template: z.string().nullable(),
  system: z.string().nullable(),
  license: z.array(z.string()),
  parameters: z.record(z.string(), z.unknown()),
})
export type Manifest = z.infer<typeof manifestSchema>

export interface StoredManifest {
  readonly name: ModelName
  readonly manifest: Manifest
  /** sha256 of the manifest file, hex. */
  readonly digest: string
  readonly modifiedAt: Date
}

export interface ManifestStore {
  /** The stored spelling of a name, or the name itself when it is new. */
  existing(name: ModelName): Promise<ModelName>
  read(name: ModelName): Promise<StoredManifest | null>
  /** Every readable manifest, newest first. */
  list(): Promise<StoredManifest[]>
  write(name: ModelName, manifest: Manifest): Promise<void>
  remove(name: ModelName): Promise<void>
  /** Digests that some manifest names, or null when one could not be read and nothing may be removed. */
  referenced(): Promise<ReadonlySet<string> | null>
}

export async function openManifestStore(home: string): Promise<ManifestStore> {
  const folder = join(home, 'manifests')
  await mkdir(folder, { recursive: true })

  const names = async (): Promise<ModelName[]> =>
    (await readdir(folder)).map(nameOfManifestFile).filter((name) => name !== null)

  const existing = async (name: ModelName): Promise<ModelName> => {
    const wanted = manifestFile(name).toLowerCase()
    return (await names()).find((candidate) => manifestFile(candidate).toLowerCase() === wanted) ?? name
  }

  const read = async (given: ModelName): Promise<StoredManifest | null> => {
    const name = await existing(given)
    const path = join(folder, manifestFile(name))
    try {
      const text = await readFile(path, 'utf8')
      const manifest = manifestSchema.parse(JSON.parse(text))
      return { name, manifest, digest: sha256(text), modifiedAt: (await stat(path)).mtime }
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  const readAll = async (): Promise<(StoredManifest | 'unreadable')[]> => {
    const all = await Promise.all(
      (await names()).map((name) => read(name).catch(() => 'unreadable' as const)),
    )
    return all.filter((manifest) => manifest !== null)
  }

  return {
    existing,
    read,
    async list() {
      const readable = (await readAll()).filter((manifest) => manifest !== 'unreadable')
      return readable.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime())
    },
    async write(name, manifest) {
      // Parsed first: the same content in the same order of fields gives the same digest.
      await writeWhole(
        join(folder, manifestFile(await existing(name))),
        JSON.stringify(manifestSchema.parse(manifest)),
      )
    },
    async remove(name) {
      await rm(join(folder, manifestFile(name)), { force: true, maxRetries: 5, retryDelay: 50 })
    },
    async referenced() {
      const digests = new Set<string>()
      for (const entry of await readAll()) {
        if (entry === 'unreadable') return null
        digests.add(entry.manifest.weights.digest)
      }
      return digests
    },
  }
}
