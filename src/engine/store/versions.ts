/** The table of versions: every model that is or was served, with its lineage. */
import { type Version, versionSchema, type VersionState } from '#contracts/version'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export class Versions {
  readonly #add: Statement
  readonly #setState: Statement
  readonly #get: Statement
  readonly #byTag: Statement
  readonly #list: Statement
  readonly #forgotten: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('versions', Object.keys(versionSchema.shape)))
    this.#setState = database.prepare('UPDATE versions SET state = ? WHERE id = ?')
    this.#get = database.prepare('SELECT * FROM versions WHERE id = ?')
    this.#byTag = database.prepare('SELECT * FROM versions WHERE tag = ?')
    this.#forgotten = database.prepare(
      `SELECT max(0, datasets.forgotten - runs.forgottenBefore) AS forgotten FROM versions
       JOIN runs ON runs.id = versions.runId JOIN datasets ON datasets.id = runs.datasetId WHERE versions.id = ?`,
    )
    this.#list = database.prepare('SELECT * FROM versions ORDER BY createdAt DESC, rowid DESC')
  }

  add(version: Version): void {
    this.#add.run(versionSchema.parse(version))
  }

  /** False when there is no such version. */
  setState(id: string, state: VersionState): boolean {
    return this.#setState.run(state, id) === 1
  }

  get(id: string): Version | undefined {
    return read(this.#get.get(id))
  }

  byTag(tag: string): Version | undefined {
    return read(this.#byTag.get(tag))
  }

  /** How many examples it was trained on whose source was forgotten since. */
  forgotten(id: string): number {
    return (this.#forgotten.get(id) as { forgotten: number } | undefined)?.forgotten ?? 0
  }

  /** Newest first. */
  list(): Version[] {
    return this.#list.all().map((row) => readRow(versionSchema, row, 'versions'))
  }
}

function read(row: unknown): Version | undefined {
  return row === undefined ? undefined : readRow(versionSchema, row, 'versions')
}
