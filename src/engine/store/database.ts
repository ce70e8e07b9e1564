/** The one connection to SQLite: opened for many processes at once, with every error turned into a StoreError. */
import BetterSqlite from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { asStoreError, StoreError } from './storeError'

/** Milliseconds a statement waits for another process's write. */
const busyMilliseconds = 5000
/** better-sqlite3 is built for Node-API 10 (Node 22.14); an older Node does not refuse it, it crashes. */
const nodeApi = 10

/** SQLite's word for no limit. */
export const ALL = -1

type Parameter = string | number | null
export type Parameters = Parameter[] | [Record<string, Parameter>]

export interface Statement {
  /** The number of rows changed. */
  run(...parameters: Parameters): number
  get(...parameters: Parameters): unknown
  all(...parameters: Parameters): unknown[]
}

export class Database {
  readonly #connection: BetterSqlite.Database
  /** Made once: making one takes longer than a small write. */
  readonly #together: BetterSqlite.Transaction<(work: () => unknown) => unknown>

  constructor(
    connection: BetterSqlite.Database,
    readonly path: string,
  ) {
    this.#connection = connection
    this.#together = connection.transaction((work: () => unknown) => work())
  }

  prepare(sql: string): Statement {
    const statement = this.#guard(() => this.#connection.prepare<unknown[]>(sql))
    return {
      run: (...parameters) => this.#guard(() => statement.run(...parameters).changes),
      get: (...parameters) => this.#guard(() => statement.get(...parameters)),
      all: (...parameters) => this.#guard(() => statement.all(...parameters)),
    }
  }

  exec(sql: string): void {
    this.#guard(() => this.#connection.exec(sql))
  }

  /** Runs the work in one IMMEDIATE transaction (a later upgrade to a write could fail); inside another, in a savepoint. */
  transaction<Result>(work: () => Result): Result {
    return this.#guard(() => this.#together.immediate(work) as Result)
  }

  get userVersion(): number {
    return this.#guard(() => Number(this.#connection.pragma('user_version', { simple: true })))
  }

  close(): void {
    this.#guard(() => this.#connection.close())
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw asStoreError(error, this.path)
    }
  }
}

/** Opens or makes the database file, and its folder. Throws a StoreError. */
export function openDatabase(path: string): Database {
  if (Number(process.versions.napi) < nodeApi)
    throw new StoreError(
      'unsupportedNode',
      `Node ${process.version} is too old for the database; use Node 22.14 or newer.`,
    )
  let connection: BetterSqlite.Database | undefined
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    const opened = (connection = new BetterSqlite(path, { timeout: busyMilliseconds }))
    // A file takes it before its first table alone; later it is written to for nothing.
    retryWhileBusy(() => {
      if (opened.pragma('page_count', { simple: true }) === 0) opened.pragma('auto_vacuum = INCREMENTAL')
    })
    retryWhileBusy(() => opened.pragma('journal_mode = WAL'))
    opened.pragma('synchronous = NORMAL')
    opened.pragma('foreign_keys = ON')
    // What is removed is gone from the file, not only from its tables.
    opened.pragma('secure_delete = ON')
    return new Database(opened, path)
  } catch (error) {
    connection?.close()
    throw asStoreError(error, path)
  }
}

/** SQLite may not wait for others while it changes the journal mode: of 900 first openings at once, 7 failed without this. */
function retryWhileBusy(work: () => void): void {
  const until = Date.now() + busyMilliseconds
  for (;;) {
    try {
      return work()
    } catch (error) {
      const busy = error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || Date.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
