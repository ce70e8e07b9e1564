/** The table of files as they were when they were read last: one that did not change since need not be read again. */
import type { Database, Statement } from './database'

export interface Look {
  /** Size and times of the file. */
  readonly stamp: string
  /** sha256 of its text. */
  readonly hash: string
}

export class Looks {
  static readonly table = 'looks'
  static readonly schema = `
    CREATE TABLE looks (
      workspace TEXT NOT NULL,
      path TEXT NOT NULL,
      stamp TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (workspace, path)
    ) STRICT, WITHOUT ROWID`

  readonly #get: Statement
  readonly #set: Statement

  constructor(database: Database) {
    this.#get = database.prepare('SELECT stamp, hash FROM looks WHERE workspace = ? AND path = ?')
    this.#set = database.prepare(
      `INSERT INTO looks (workspace, path, stamp, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT (workspace, path) DO UPDATE SET stamp = excluded.stamp, hash = excluded.hash`,
    )
  }

  get(workspace: string, path: string): Look | null {
    return (this.#get.get(workspace, path) as Look | undefined) ?? null
  }

  set(workspace: string, path: string, { stamp, hash }: Look): void {
    this.#set.run(workspace, path, stamp, hash)
  }
}
