/**
 * The table of what was found out: by the name of all that it depends on, something brief that every run reads, and a
 * value that is unpacked only when it is asked for.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sha256 } from '#platform/files'
import { remember } from '#platform/remember'
import type { Database, Statement } from './database'

export interface Finding<Brief> {
  readonly id: number
  readonly brief: Brief
}

const DAY_MS = 24 * 60 * 60 * 1000
/** What was not used for so many days goes. */
const UNUSED_DAYS = 30
/** Values that are kept unpacked, since several of one file are asked for in turn. */
const MOST_UNPACKED = 16

export class Findings {
  static readonly table = 'findings'
  static readonly schema = `
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      -- Days since 1970 of its last use.
      used INTEGER NOT NULL,
      -- JSON.
      brief TEXT NOT NULL,
      -- JSON, deflated.
      value BLOB NOT NULL
    ) STRICT`

  readonly #database: Database
  readonly #find: Statement
  readonly #use: Statement
  readonly #put: Statement
  readonly #value: Statement
  readonly #prune: Statement
  readonly #unpacked = new Map<number, unknown>()

  constructor(database: Database) {
    this.#database = database
    this.#find = database.prepare('SELECT id, used, brief FROM findings WHERE name = ?')
    this.#use = database.prepare('UPDATE findings SET used = ? WHERE id = ?')
    this.#put = database.prepare(
      `INSERT INTO findings (name, used, brief, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET used = excluded.used, brief = excluded.brief, value = excluded.value
       RETURNING id`,
    )
    this.#value = database.prepare('SELECT value FROM findings WHERE id = ?')
    this.#prune = database.prepare('DELETE FROM findings WHERE used < ?')
  }

  /** What is there was written by the code that reads it: its name says so. */
  find<Brief>(name: string): Finding<Brief> | null {
    const row = this.#find.get(name) as { id: number; used: number; brief: string } | undefined
    if (row === undefined) return null
    const today = dayOf(Date.now())
    if (row.used !== today) this.#use.run(today, row.id)
    return { id: row.id, brief: JSON.parse(row.brief) as Brief }
  }

  /** @param value as `packed` gives it; nothing where the brief says all */
  put<Brief>(name: string, brief: Brief, value = packed(null)): Finding<Brief> {
    const { id } = this.#put.get(name, dayOf(Date.now()), JSON.stringify(brief), value) as { id: number }
    this.#unpacked.delete(id)
    return { id, brief }
  }

  /** Null where nothing was found out. */
  valueOf<Value>(name: string): Value | null {
    const row = this.#find.get(name) as { id: number } | undefined
    return row === undefined ? null : this.value(row.id)
  }

  /** Null where it is gone. */
  value<Value>(id: number): Value | null {
    if (!this.#unpacked.has(id)) {
      const row = this.#value.get(id) as { value: Uint8Array } | undefined
      if (row === undefined) return null
      remember(this.#unpacked, id, JSON.parse(inflateRawSync(row.value).toString()), MOST_UNPACKED)
    }
    return this.#unpacked.get(id) as Value
  }

  /** What was not used for a month, and its room in the file. */
  prune(now: number): void {
    if (this.#prune.run(dayOf(now) - UNUSED_DAYS) > 0) this.#database.exec('PRAGMA incremental_vacuum')
  }
}

/** For whoever finds something out on another thread. */
export function packed(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: 1 })
}

function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS)
}

/** @param of all that a finding depends on, the code that makes it included */
export function findingName(...of: readonly unknown[]): string {
  return sha256(JSON.stringify(of)).slice(0, 32)
}
