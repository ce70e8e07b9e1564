/**
 * What was found out of a person's files and commits, kept beside the store so that the next dataset of a changed
 * repository redoes only what changed; and the examples that a dataset is chosen from. A cache: it may go at any time.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Candidates } from './candidates'
import { type Database, openDatabase } from './database'
import { Findings } from './findings'
import { Looks } from './looks'
import { isOfTheFile } from './storeError'
import { UnitHeads } from './unitHeads'

/** Raised with the tables: what another one wrote is thrown away. */
const VERSION = 1
const FILE = 'foundOut.db'

export class FoundOut {
  readonly findings: Findings
  readonly looks: Looks
  /** Of one run: gone when it is closed. */
  readonly units: UnitHeads
  readonly candidates: Candidates

  private constructor(private readonly database: Database) {
    // What is of one run alone may be as much as a repository: it lies in a file that SQLite takes away.
    database.exec('PRAGMA temp_store = FILE; PRAGMA temp.journal_mode = OFF; PRAGMA temp.synchronous = OFF')
    this.findings = new Findings(database)
    this.looks = new Looks(database)
    this.units = new UnitHeads(database)
    this.candidates = new Candidates(database, this.findings)
  }

  /**
   * @param folder absolute, made where it is not there; where nothing can be written to it, or for null, what is found
   * out lasts until it is closed. Throws a StoreError.
   */
  static open(folder: string | null): FoundOut {
    // Without a name it is SQLite's own, in the system's folder for such files.
    const path = folder === null ? '' : join(folder, FILE)
    try {
      return FoundOut.#at(path)
    } catch (error) {
      if (!isOfTheFile(error)) throw error
      if (error.kind === 'unwritable' && path !== '') return FoundOut.open(null)
      if (error.kind !== 'corrupt') throw error
      removeAll(path)
      return FoundOut.#at(path)
    }
  }

  static #at(path: string): FoundOut {
    const database = openDatabase(path)
    try {
      makeCurrent(database)
      return new FoundOut(database)
    } catch (error) {
      // A file that is open cannot be taken away everywhere.
      database.close()
      throw error
    }
  }

  /** What nobody asked for goes, and where damage was met all of it: it is found out again. */
  close(): void {
    const { path } = this.database
    try {
      this.findings.prune(Date.now())
    } catch (error) {
      // Then it goes another time.
      if (!isOfTheFile(error)) throw error
    }
    const isDamaged = this.database.trouble?.kind === 'corrupt'
    this.database.close()
    if (isDamaged) removeAll(path)
  }
}

/** Whatever another version of the tables holds is found out again. */
function makeCurrent(database: Database): void {
  database.transaction(() => {
    if (database.userVersion === VERSION) return
    for (const { table } of [Findings, Looks]) database.exec(`DROP TABLE IF EXISTS ${table}`)
    for (const { schema } of [Findings, Looks]) database.exec(schema)
    database.exec(`PRAGMA user_version = ${VERSION}`)
  })
}

function removeAll(path: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true, maxRetries: 5 })
}
