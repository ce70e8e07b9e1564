/** Examples that may come into a dataset, for the time of one run: what choosing needs to know of each, and its text. */
import type { Example, ExampleFormat, SourceKind, Split } from '#contracts/example'
import type { Database, Statement } from './database'
import type { Findings } from './findings'

export type Standing =
  /** The person wants it in every dataset. */
  | 'pinned'
  /** What the person did with a suggestion. */
  | 'evidence'
  | 'rest'

/** Candidates that are alike: a part of them is chosen. */
export interface Kind {
  readonly split: Split
  readonly format: ExampleFormat
  readonly standing: Standing
  readonly language: string
  /** Empty where there is none. */
  readonly pattern: string
  readonly task: string
}

/** Where its text is: among the examples that were found out before, or here. */
export type ExamplePlace =
  | { readonly kind: 'found'; readonly finding: number; readonly item: number }
  | { readonly kind: 'own'; readonly example: Example }

export interface NewCandidate extends Kind {
  readonly id: string
  readonly group: string
  /** Of the file in which the answer stands. */
  readonly path: string
  readonly source: SourceKind
  /** Milliseconds since 1970; 0 where nothing tells. */
  readonly at: number
  /** Of those with the same one, in the training and in what is held out, only the first comes in; null for none. */
  readonly once: string | null
}

/** One that is in turn. */
export interface Candidate {
  readonly number: number
  readonly path: string
  readonly source: SourceKind
  readonly turn: number
  /** Chance that repeats: what has no other order is ordered by it. */
  readonly lot: number
}

const PAGE = 64
const OF_KIND =
  'split = @split AND format = @format AND standing = @standing AND language = @language AND pattern = @pattern AND task = @task'

export class Candidates {
  readonly #findings: Findings
  readonly #add: Statement
  readonly #keep: Statement
  readonly #setOwn: Statement
  readonly #place: Statement
  readonly #own: Statement
  readonly #kinds: Statement
  readonly #page: Statement
  readonly #left: Statement

  constructor(
    private readonly database: Database,
    findings: Findings,
  ) {
    this.#findings = findings
    database.exec(`
      CREATE TEMP TABLE candidates (
        number INTEGER PRIMARY KEY,
        split TEXT NOT NULL, format TEXT NOT NULL, standing TEXT NOT NULL,
        language TEXT NOT NULL, pattern TEXT NOT NULL, task TEXT NOT NULL,
        id TEXT NOT NULL, "group" TEXT NOT NULL, path TEXT NOT NULL, source TEXT NOT NULL,
        at INTEGER NOT NULL, once TEXT,
        lot INTEGER NOT NULL, turn REAL NOT NULL DEFAULT 0,
        finding INTEGER, item INTEGER, own INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX temp.candidateIds ON candidates (id, format);
      CREATE UNIQUE INDEX temp.candidateAnswers ON candidates (once, split = 'train') WHERE once IS NOT NULL;
      CREATE TEMP TABLE examples (number INTEGER PRIMARY KEY, example TEXT NOT NULL) STRICT`)
    this.#add = database.prepare(
      `INSERT OR IGNORE INTO temp.candidates (split, format, standing, language, pattern, task, id, "group", path,
         source, at, once, lot, finding, item)
       VALUES (@split, @format, @standing, @language, @pattern, @task, @id, @group, @path, @source, @at, @once, @lot,
         @finding, @item)
       RETURNING number`,
    )
    this.#keep = database.prepare('INSERT INTO temp.examples (example) VALUES (?) RETURNING number')
    this.#setOwn = database.prepare('UPDATE temp.candidates SET own = ? WHERE number = ?')
    this.#place = database.prepare('SELECT finding, item, own FROM temp.candidates WHERE number = ?')
    this.#own = database.prepare('SELECT example FROM temp.examples WHERE number = ?')
    this.#kinds = database.prepare(
      `SELECT split, format, standing, language, pattern, task, count(*) AS count FROM temp.candidates
       WHERE split = @split AND format = @format AND standing = @standing
       GROUP BY language, pattern, task ORDER BY language, pattern, task`,
    )
    const after = `${OF_KIND} AND (turn, lot, number) > (@turn, @lot, @number)`
    this.#page = database.prepare(
      `SELECT number, path, source, turn, lot FROM temp.candidates WHERE ${after} ORDER BY turn, lot, number LIMIT ${PAGE}`,
    )
    this.#left = database.prepare(
      `SELECT path, count(*) AS count FROM temp.candidates WHERE ${after} GROUP BY path ORDER BY path`,
    )
  }

  /** @returns of each whether it came in: false where one that says the same is there already */
  add(all: readonly { readonly candidate: NewCandidate; readonly place: ExamplePlace }[]): boolean[] {
    // One by one, each would be a transaction.
    return this.database.temporarily(() => all.map(({ candidate, place }) => this.#addOne(candidate, place)))
  }

  #addOne(candidate: NewCandidate, place: ExamplePlace): boolean {
    const found = place.kind === 'found' ? place : { finding: null, item: null }
    const lot = Number.parseInt(candidate.id.slice(0, 8), 16)
    const row = this.#add.get({ ...candidate, lot, finding: found.finding, item: found.item }) as
      { number: number } | undefined
    if (row !== undefined && place.kind === 'own') this.keep(row.number, place.example)
    return row !== undefined
  }

  /** In the place of what was there. */
  keep(number: number, example: Example): void {
    const { number: own } = this.#keep.get(JSON.stringify(example)) as { number: number }
    this.#setOwn.run(own, number)
  }

  /** Null where what was found out is gone. */
  read(number: number): Example | null {
    const { finding, item, own } = this.#place.get(number) as Record<
      'finding' | 'item' | 'own',
      number | null
    >
    if (own !== null) return JSON.parse((this.#own.get(own) as { example: string }).example) as Example
    return (finding === null ? null : this.#findings.value<readonly Example[]>(finding)?.[item ?? 0]) ?? null
  }

  /**
   * Once all are there: one of each group, then a second one of each, and so on, so that no file drowns another; of the
   * person's own evidence the newest first.
   */
  order(): void {
    this.database.exec(`
      UPDATE temp.candidates SET turn = ranked.turn FROM (
        SELECT number, row_number() OVER (PARTITION BY split, format, "group" ORDER BY lot, id) AS turn
        FROM temp.candidates
      ) AS ranked WHERE ranked.number = candidates.number;
      UPDATE temp.candidates SET turn = -at WHERE standing = 'evidence';
      CREATE INDEX temp.candidateTurns ON candidates
        (split, format, standing, language, pattern, task, turn, lot, number)`)
  }

  kinds(of: Pick<Kind, 'split' | 'format' | 'standing'>): (Kind & { readonly count: number })[] {
    return this.#kinds.all({ ...of }) as (Kind & { count: number })[]
  }

  /** The next ones of a kind, in their order; after the last one that was taken, or from the first. */
  next(kind: Kind, last: Candidate | null): Candidate[] {
    return this.#page.all(after(kind, last)) as Candidate[]
  }

  /** How many of each file come after the last one that was taken. */
  left(kind: Kind, last: Candidate | null): { readonly path: string; readonly count: number }[] {
    return this.#left.all(after(kind, last)) as { path: string; count: number }[]
  }
}

function after({ split, format, standing, language, pattern, task }: Kind, last: Candidate | null) {
  const { turn, lot, number } = last ?? { turn: Number.MIN_SAFE_INTEGER, lot: -1, number: -1 }
  return { split, format, standing, language, pattern, task, turn, lot, number }
}
