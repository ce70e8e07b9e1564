/** A new database of what can still be read of a damaged one, which is kept beside it. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { type Database, isOpenElsewhere, openDatabase, openToRead } from './database'
import { migrate } from './migrate'
import { salvage } from './salvage'
import { StoreError } from './storeError'

export type Repaired =
  | { readonly kind: 'sound' }
  /** Whoever uses it now would write on into the damaged file. */
  | { readonly kind: 'inUse' }
  | {
      readonly kind: 'repaired'
      /** Where the damaged file is now. */
      readonly aside: string
      /** Rows that could be read, by table. */
      readonly rows: Readonly<Record<string, number>>
    }

/** A database file and what SQLite lays beside it. */
const parts = ['', '-wal', '-shm']

/**
 * Throws a StoreError where the file is not damaged and cannot be used all the same. Nothing is taken aside before the
 * new file is whole. @param today for example 2026-05-31
 */
export function repair(path: string, today: string): Repaired {
  if (!existsSync(path)) return { kind: 'sound' }
  try {
    if (isOpenElsewhere(path)) return { kind: 'inUse' }
    if (isSound(path)) return { kind: 'sound' }
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'corrupt') throw error
  }
  const anew = `${path}.repaired`
  removeDatabase(anew)
  const rows = salvageInto(anew, path)
  const aside = freeName(`${path}.damaged-${today}`)
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  renameSync(anew, path)
  return { kind: 'repaired', aside, rows }
}

function isSound(path: string): boolean {
  const database = openDatabase(path)
  try {
    migrate(database)
    const [first] = database.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[]
    return first?.integrity_check === 'ok'
  } finally {
    database.close()
  }
}

function salvageInto(anew: string, path: string): Record<string, number> {
  const into = openDatabase(anew)
  try {
    migrate(into)
    const from = openDamaged(path)
    try {
      return from === null ? {} : salvage(from, into)
    } finally {
      from?.close()
    }
  } finally {
    into.close()
  }
}

/** Null where nothing of it is a database any more. */
function openDamaged(path: string): Database | null {
  try {
    return openToRead(path)
  } catch (error) {
    if (error instanceof StoreError) return null
    throw error
  }
}

function freeName(name: string): string {
  for (let count = 1; ; count++) {
    const tried = count === 1 ? name : `${name}-${count}`
    if (!existsSync(tried)) return tried
  }
}

function removeDatabase(path: string): void {
  for (const part of parts) rmSync(path + part, { force: true })
}
