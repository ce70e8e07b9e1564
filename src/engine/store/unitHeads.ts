/** The units of a repository by what others call them, for the time of one run. */
import type { Database, Statement } from './database'

/** What a unit is found by. */
export interface UnitHead {
  readonly name: string | null
  readonly stem: string | null
  readonly pattern: string | null
  /** What it is about: the request of a handler, the entity of a configuration. */
  readonly subject: string | null
}

export interface UnitPlace {
  readonly path: string
  readonly position: number
}

export class UnitHeads {
  readonly #add: Statement
  readonly #addStored: Statement
  readonly #isStored: Statement
  readonly #by: Readonly<Record<'name' | 'stem' | 'pattern', Statement>>
  readonly #bySubject: Statement

  constructor(private readonly database: Database) {
    database.exec(`
      CREATE TEMP TABLE unitHeads (
        path TEXT NOT NULL, position INTEGER NOT NULL, name TEXT, stem TEXT, pattern TEXT, subject TEXT
      ) STRICT;
      CREATE INDEX temp.unitNames ON unitHeads (name) WHERE name IS NOT NULL;
      CREATE INDEX temp.unitStems ON unitHeads (stem) WHERE stem IS NOT NULL;
      CREATE INDEX temp.unitPatterns ON unitHeads (pattern, subject) WHERE pattern IS NOT NULL;
      CREATE TEMP TABLE storedTypes (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`)
    this.#add = database.prepare(
      'INSERT INTO unitHeads VALUES (@path, @position, @name, @stem, @pattern, @subject)',
    )
    this.#addStored = database.prepare('INSERT OR IGNORE INTO storedTypes VALUES (?)')
    this.#isStored = database.prepare('SELECT 1 FROM storedTypes WHERE name = ?')
    const by = (column: string): Statement =>
      database.prepare(`SELECT path, position FROM unitHeads WHERE ${column} ORDER BY path, position`)
    this.#by = { name: by('name = ?'), stem: by('stem = ?'), pattern: by('pattern = ?') }
    this.#bySubject = by('pattern = ? AND subject = ?')
  }

  /** @param stored names of types that the file says are kept in a database */
  add(path: string, heads: readonly UnitHead[], stored: readonly string[]): void {
    this.database.temporarily(() => {
      for (const [position, head] of heads.entries()) this.#add.run({ path, position, ...head })
      for (const name of stored) this.#addStored.run(name)
    })
  }

  /** In the order of their paths. */
  by(what: 'name' | 'stem' | 'pattern', value: string): UnitPlace[] {
    return this.#by[what].all(value) as UnitPlace[]
  }

  /** Of a pattern, what is about a subject. */
  about(pattern: string, subject: string): UnitPlace[] {
    return this.#bySubject.all(pattern, subject) as UnitPlace[]
  }

  isStored(name: string): boolean {
    return this.#isStored.get(name) !== undefined
  }
}
