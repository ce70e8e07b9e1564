/** Blobs: files named by the sha256 of their content, which several runtime processes may share. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errorCode, replaceFile } from '#platform/files'
import { RequestError } from './requestError'

/** A blob that no manifest names yet may belong to a create that is under way, here or in another process. */
const graceMilliseconds = 60 * 60 * 1000

export interface BlobStore {
  /** Where a blob lies or would lie. Throws a 400 for a malformed digest. */
  path(digest: string): string
  /** Bytes, or null when there is no such blob. */
  size(digest: string): Promise<number | null>
  /** Whether there is such a blob; makes it young again, so that no prune takes it before a manifest names it. */
  claim(digest: string): Promise<boolean>
  /** Keeps what the stream holds under its true digest, and returns that as `sha256:hex`. */
  receive(content: AsyncIterable<Uint8Array>): Promise<string>
  remove(digest: string): Promise<void>
  /** Removes abandoned uploads and blobs outside `referenced`, if older than an hour. */
  prune(referenced: ReadonlySet<string>, now: number): Promise<void>
}

export async function openBlobStore(home: string): Promise<BlobStore> {
  const folder = join(home, 'blobs')
  await mkdir(folder, { recursive: true })

  const path = (digest: string): string => {
    if (!/^sha256[:-][0-9a-f]{64}$/i.test(digest)) throw new RequestError(400, 'invalid digest format')
    return join(folder, `sha256-${digest.slice('sha256:'.length).toLowerCase()}`)
  }

  const size = async (digest: string): Promise<number | null> => {
    try {
      return (await stat(path(digest))).size
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  const claim = async (digest: string): Promise<boolean> => {
    try {
      const now = new Date()
      await utimes(path(digest), now, now)
      return true
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    }
  }

  return {
    path,
    size,
    claim,
    async receive(content) {
      const temporary = join(folder, `${randomUUID()}.part`)
      const hash = createHash('sha256')
      const hashing = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(content, hashing, createWriteStream(temporary, { flush: true }))
        const digest = `sha256:${hash.digest('hex')}`
        // Two uploads of one content end in the same bytes; the file may be open in a runner, so it is left alone.
        if (!(await claim(digest))) await replaceFile(temporary, path(digest))
        return digest
      } finally {
        await rm(temporary, { force: true })
      }
    },
    remove: (digest) => removeQuietly(path(digest)),
    async prune(referenced, now) {
      for (const file of await readdir(folder)) {
        const full = join(folder, file)
        if (referenced.has(file.replace('-', ':'))) continue
        const age = await stat(full).then(
          (found) => now - found.mtimeMs,
          () => 0,
        )
        if (age > graceMilliseconds) await removeQuietly(full)
      }
    },
  }
}

/** Windows refuses to remove a file that a runner still reads: it is pruned at a later start. */
async function removeQuietly(path: string): Promise<void> {
  try {
    await rm(path, { force: true, maxRetries: 3, retryDelay: 50 })
  } catch (error) {
    if (!['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error))) throw error
  }
}
