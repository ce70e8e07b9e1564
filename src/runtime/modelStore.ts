/** The models of one home folder: names over manifests over blobs, changed one at a time. */
import type { BlobStore } from './blobStore'
import { type GgufMetadata, readGgufMetadata } from './ggufMetadata'
import { type Manifest, type ManifestStore, type StoredManifest } from './manifestStore'
import { type ModelName, parseModelName, shortestName } from './modelName'
import { Turns } from './turns'

export interface StoredModel extends StoredManifest {
  readonly displayName: string
  readonly weightsPath: string
}

export interface ModelStore {
  readonly blobs: BlobStore
  readonly manifests: ManifestStore
  /** Null when the name is malformed or nothing has it. */
  find(text: string): Promise<StoredModel | null>
  list(): Promise<StoredModel[]>
  /** The header of a weights file; read once, because a blob never changes. */
  metadata(digest: string): Promise<GgufMetadata>
  put(name: ModelName, manifest: Manifest): Promise<void>
  remove(name: ModelName): Promise<void>
}

export function createModelStore(blobs: BlobStore, manifests: ManifestStore): ModelStore {
  const headers = new Map<string, GgufMetadata>()
  const changes = new Turns()
  const never = new AbortController().signal

  const exclusively = async (change: () => Promise<void>): Promise<void> => {
    const end = await changes.take(never)
    try {
      await change()
    } finally {
      end()
    }
  }

  const describe = (stored: StoredManifest): StoredModel => ({
    ...stored,
    displayName: shortestName(stored.name),
    weightsPath: blobs.path(stored.manifest.weights.digest),
  })

  const removeIfUnused = async (digest: string): Promise<void> => {
    const referenced = await manifests.referenced()
    if (referenced === null || referenced.has(digest)) return
    headers.delete(digest)
    await blobs.remove(digest)
  }

  return {
    blobs,
    manifests,
    async find(text) {
      const name = parseModelName(text)
      const stored = name && (await manifests.read(name))
      return stored ? describe(stored) : null
    },
    list: async () => (await manifests.list()).map(describe),
    async metadata(digest) {
      const known = headers.get(digest)
      if (known) return known
      const read = await readGgufMetadata(blobs.path(digest))
      headers.set(digest, read)
      return read
    },
    put: (name, manifest) =>
      exclusively(async () => {
        const { digest } = manifest.weights
        const replaced = await manifests.read(name).catch(() => null)
        await manifests.write(name, manifest)
        // Another process may have pruned the blob between the check and the write.
        if ((await blobs.size(digest)) === null) {
          await manifests.remove(await manifests.existing(name))
          throw new Error(`open ${blobs.path(digest)}: no such file or directory`)
        }
        if (replaced && replaced.manifest.weights.digest !== digest) {
          await removeIfUnused(replaced.manifest.weights.digest)
        }
      }),
    remove: (name) =>
      exclusively(async () => {
        const stored = await manifests.read(name)
        await manifests.remove(await manifests.existing(name))
        if (stored) await removeIfUnused(stored.manifest.weights.digest)
      }),
  }
}
