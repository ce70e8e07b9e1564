/** What was found out about a file, kept by its content: the next dataset of a changed repository redoes only that. */
import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { replaceFile, sha256 } from '#platform/files'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

const DAY_MS = 24 * 60 * 60 * 1000
/** An entry that was not used for so long goes. */
const UNUSED_MS = 30 * DAY_MS

/** @param key all that the value depends on, the code that makes it included */
export function cacheName(...key: readonly unknown[]): string {
  return sha256(JSON.stringify(key)).slice(0, 40)
}

/** Null where there is none, or what is there was not written whole. */
export async function readCached<Value>(folder: string, name: string): Promise<Value | null> {
  const path = pathOf(folder, name)
  try {
    const value = JSON.parse((await unpack(await readFile(path))).toString()) as Value
    const { mtimeMs } = await stat(path)
    // Its time of change says when it was used last, to the day.
    if (Date.now() - mtimeMs > DAY_MS) await utimes(path, new Date(), new Date())
    return value
  } catch {
    return null
  }
}

/** Where nothing can be written, the next run makes it again. */
export async function writeCached(folder: string, name: string, value: unknown): Promise<void> {
  const path = pathOf(folder, name)
  const temporary = `${path}.${process.pid}.part`
  try {
    await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
    await writeFile(temporary, await pack(JSON.stringify(value), { level: 1 }))
    await replaceFile(temporary, path)
  } catch {
    await rm(temporary, { force: true }).catch(() => {})
  }
}

/** Takes away what was not used for a month. */
export async function pruneCache(folder: string, now: number): Promise<void> {
  for (const part of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, part)).catch(() => [])) {
      const path = join(folder, part, name)
      const facts = await stat(path).catch(() => null)
      if (facts !== null && now - facts.mtimeMs > UNUSED_MS) await rm(path, { force: true })
    }
  }
}

function pathOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), `${name.slice(2)}.json.gz`)
}
