/** The file of the database: how large it is, and how what was removed leaves it. */
import type { Database } from './database'

/** `auto_vacuum`, as SQLite counts it: pages that are free go only when they are asked to. */
const INCREMENTAL = 2

export class DatabaseFile {
  constructor(private readonly database: Database) {}

  /** Bytes that are in use; what is free is used again before the file grows. */
  get bytes(): number {
    return (this.#number('page_count') - this.#number('freelist_count')) * this.#number('page_size')
  }

  /** Gives free pages back to the disk, some at a time, so that nobody waits for long. True when all are. */
  giveBack(pages: number): boolean {
    // A file that an older program made cannot; its pages are used again.
    if (this.#number('auto_vacuum') !== INCREMENTAL) return true
    this.database.exec(`PRAGMA incremental_vacuum(${pages})`)
    return this.#number('freelist_count') === 0
  }

  /** Writes the whole file anew, without anything that was removed; others wait meanwhile. */
  rewrite(): void {
    // One that an older program made can give back its pages from then on.
    this.database.exec(`PRAGMA auto_vacuum = ${INCREMENTAL}`)
    this.database.exec('VACUUM')
  }

  /** Lets the statistics of the indexes be true again where they are far from it. */
  optimize(): void {
    this.database.exec('PRAGMA optimize')
  }

  /** Empties the log beside the file, which holds what was written before. False while another program still reads. */
  emptyLog(): boolean {
    const row = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    return row.busy === 0
  }

  #number(pragma: string): number {
    const row = this.database.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>
    return row[pragma] ?? 0
  }
}
