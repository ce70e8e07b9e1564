/** The one connection to SQLite: opened for many processes at once, with every error turned into a StoreError. */
import BetterSqlite from 'better-sqlite3'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { asStoreError, isOfTheFile, StoreError } from './storeError'

/** Milliseconds a statement waits for another process's write. */
const busyMilliseconds = 5000
/** As long as the last write waited in vain: nobody is to wait that long at every write. */
const busyAgainMilliseconds = 50
/** better-sqlite3 is built for Node-API 10 (Node 22.14); an older Node does not refuse it, it crashes. */
const nodeApi = 10

/** SQLite's word for no limit. */
export const ALL = -1

type Parameter = string | number | null | Uint8Array
export type Parameters = Parameter[] | [Record<string, Parameter>]

export interface Statement {
  /** The number of rows changed. */
  run(...parameters: Parameters): number
  get(...parameters: Parameters): unknown
  all(...parameters: Parameters): unknown[]
  /** Row by row, for what may fail half-way. */
  iterate(...parameters: Parameters): Generator<unknown, void>
}

export class Database {
  readonly #connection: BetterSqlite.Database
  /** Made once: making one takes longer than a small write. */
  readonly #together: BetterSqlite.Transaction<(work: () => unknown) => unknown>
  #trouble: StoreError | null = null
  /** Milliseconds, as SQLite was told. */
  #waits = busyMilliseconds
  /** Whether a row was written since the last commit. */
  #wrote = false

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
      run: (...parameters) =>
        this.#write(() => {
          const { changes } = statement.run(...parameters)
          this.#wrote ||= changes > 0
          return changes
        }),
      get: (...parameters) => this.#guard(() => statement.get(...parameters)),
      all: (...parameters) => this.#guard(() => statement.all(...parameters)),
      iterate: (...parameters) => this.#iterate(() => statement.iterate(...parameters)),
    }
  }

  exec(sql: string): void {
    this.#write(() => this.#connection.exec(sql))
  }

  /** Runs the work in one IMMEDIATE transaction (a later upgrade to a write could fail); inside another, in a savepoint. */
  transaction<Result>(work: () => Result): Result {
    return this.#write(() => this.#together.immediate(work) as Result)
  }

  /** The same for what is written to temporary tables alone: it waits for nobody, and nobody for it. */
  temporarily<Result>(work: () => Result): Result {
    return this.#guard(() => this.#together.deferred(work) as Result)
  }

  /** Whether another process writes at this moment; waits for nobody. */
  get isBusy(): boolean {
    if (!this.#connection.open || this.#connection.inTransaction) return false
    const wait = `PRAGMA busy_timeout = ${this.#waits}`
    try {
      // In one go: this is asked before whatever is recorded is written.
      this.#connection.exec(`PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK; ${wait}`)
      return false
    } catch (error) {
      this.#connection.exec(wait)
      const found = asStoreError(error, this.path)
      // Whatever else is wrong is said of what is written.
      return found instanceof StoreError && found.kind === 'busy'
    }
  }

  /** Why the last write failed; null again once one does not. Damage stays: nothing is written to it any more. */
  get trouble(): StoreError | null {
    return this.#trouble
  }

  /** Where there is trouble, tries a write that changes nothing, to know whether it is over. */
  tryAgain(): void {
    if (this.#trouble === null || this.#trouble.kind === 'corrupt') return
    try {
      this.#write(() => {
        this.#connection.pragma(`user_version = ${this.userVersion}`)
        this.#wrote = true
      })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }

  get userVersion(): number {
    return this.#guard(() => Number(this.#connection.pragma('user_version', { simple: true })))
  }

  close(): void {
    this.#guard(() => this.#connection.close())
  }

  *#iterate(begin: () => Iterator<unknown>): Generator<unknown, void> {
    const rows = this.#guard(begin)
    try {
      for (;;) {
        const { done, value } = this.#guard(() => rows.next())
        if (done === true) return
        yield value
      }
    } finally {
      rows.return?.()
    }
  }

  #write<Result>(work: () => Result): Result {
    if (this.#trouble?.kind === 'corrupt') throw this.#trouble
    const result = this.#guard(work)
    if (this.#wrote && !this.#connection.inTransaction) {
      this.#wrote = false
      this.#wait(busyMilliseconds)
      this.#trouble = null
    }
    return result
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (given) {
      const error = asStoreError(given, this.path)
      if (isOfTheFile(error)) this.#note(error)
      throw error
    }
  }

  #note(trouble: StoreError): void {
    if (this.#trouble?.kind === 'corrupt') return
    this.#trouble = trouble
    if (trouble.kind === 'busy') this.#wait(busyAgainMilliseconds)
  }

  #wait(milliseconds: number): void {
    if (this.#trouble === null) return
    this.#waits = milliseconds
    this.#connection.pragma(`busy_timeout = ${milliseconds}`)
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

/** Opens a database file to read it and leave it as it is. Throws a StoreError. */
export function openToRead(path: string): Database {
  return opened(path, () => new BetterSqlite(path, { ...toRead, fileMustExist: true }))
}

/**
 * The same of a copy in memory, for a disk on which SQLite cannot lay its files beside the database; what stands in its
 * log alone is missing.
 * @param most bytes that are read; a larger file is refused
 */
export function openInMemory(path: string, most: number): Database {
  return opened(path, () => {
    if (statSync(path).size > most)
      throw new StoreError('failed', `${path} is too large to be read as a whole.`)
    const bytes = readFileSync(path)
    // "Without a log": https://sqlite.org/fileformat2.html, bytes 18 and 19 of the header.
    bytes.fill(1, 18, 20)
    return new BetterSqlite(bytes, toRead)
  })
}

const toRead = { readonly: true, timeout: busyAgainMilliseconds }

function opened(path: string, open: () => BetterSqlite.Database): Database {
  try {
    return new Database(open(), path)
  } catch (error) {
    throw asStoreError(error, path)
  }
}

/** Whether another program has the file open. Throws a StoreError where that cannot be told. */
export function isOpenElsewhere(path: string): boolean {
  const database = openDatabase(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE; ROLLBACK')
    return false
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'busy') return true
    throw error
  } finally {
    database.close()
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
