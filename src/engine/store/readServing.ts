/** What serves, out of a database that cannot be used otherwise: of a newer program, or not to be written to. */
import { type Version, versionSchema } from '#contracts/version'
import { type Database, openInMemory, openToRead } from './database'
import { StoreError } from './storeError'

export interface Serving {
  readonly active: Version
  /** What the active version was trained from; null where it is a base itself. */
  readonly base: Version | null
}

/** Bytes of a database that are read into memory for it; of a larger one nothing is known. */
const MOST = 256 * 1024 * 1024

/** Null where it cannot be read, or nothing ever served. The file is not touched. */
export function readServing(path: string): Serving | null {
  return tryReading(() => openToRead(path)) ?? tryReading(() => openInMemory(path, MOST))
}

function tryReading(open: () => Database): Serving | null {
  try {
    const database = open()
    try {
      const found = database
        .prepare(
          "SELECT * FROM versions WHERE id = (SELECT versionId FROM activeVersion WHERE track = 'default')",
        )
        .get()
      const active = versionSchema.safeParse(found).data
      if (active === undefined) return null
      const base = database.prepare('SELECT * FROM versions WHERE id = ?').get(active.baseId)
      return { active, base: versionSchema.safeParse(base).data ?? null }
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof StoreError) return null
    throw error
  }
}
