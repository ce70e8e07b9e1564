/** What was recorded, by where and when: for a person who wants to see it, to have it, or to have it gone. */
import type { Suggestion } from '#contracts/suggestion'
import { type Withheld, withheldSchema } from '#contracts/withheld'
import { type RecordedTable, recordedTables } from '#contracts/record'
import type { Database } from './database'
import { type PlaceConditions, placeConditions, type RecordedPlace } from './recordedPlace'
import { readRow } from './readRow'
import { readSuggestion } from './suggestions'

export interface RecordedCounts {
  readonly suggestions: number
  readonly withheld: number
}

interface Size {
  readonly name: string
  readonly count: number
}

const ofSuggestions = { workspace: 'workspace', path: 'path', at: 'createdAt' }
const ofWithheld = { ...ofSuggestions, at: 'at' }

export class RecordedRows {
  constructor(private readonly database: Database) {}

  /** Rows of each table. */
  sizes(): Record<RecordedTable, number> {
    const counted = this.database.prepare('SELECT name, count FROM sizes').all() as Size[]
    const known = new Map(counted.map(({ name, count }) => [name, count]))
    const everything = { conditions: '1', values: {} }
    const sizes = recordedTables.map((table) => [table, known.get(table) ?? this.#count(table, everything)])
    return Object.fromEntries(sizes) as Record<RecordedTable, number>
  }

  /** Folders that anything is known of. */
  workspaces(): string[] {
    // From one to the next by the index, however much was recorded in each.
    const distinct = (table: string): string =>
      `SELECT folder FROM (WITH RECURSIVE found (folder) AS (SELECT min(workspace) FROM ${table} UNION ALL
         SELECT (SELECT min(workspace) FROM ${table} WHERE workspace > folder) FROM found WHERE folder IS NOT NULL)
       SELECT folder FROM found WHERE folder IS NOT NULL)`
    const rows = this.database
      .prepare(
        `${distinct('suggestions')} UNION ${distinct('withheld')} UNION SELECT workspace FROM projects
         UNION SELECT json_extract(card, '$.workspace') FROM datasets`,
      )
      .all() as { folder: string }[]
    return rows.map(({ folder }) => folder)
  }

  count(place: RecordedPlace): RecordedCounts {
    return {
      suggestions: this.#count('suggestions', placeConditions(place, ofSuggestions)),
      withheld: this.#count('withheld', placeConditions(place, ofWithheld)),
    }
  }

  /** Newest first. */
  latest(place: RecordedPlace, limit: number): Suggestion[] {
    const { conditions, values } = placeConditions(place, ofSuggestions)
    return this.database
      .prepare(
        `SELECT * FROM suggestions WHERE ${conditions} ORDER BY createdAt DESC, sequence DESC LIMIT @limit`,
      )
      .all({ ...values, limit })
      .map(readSuggestion)
  }

  /** In the order in which they were stored. @param after where the last page ended; 0 for the first */
  page(
    place: RecordedPlace,
    after: number,
    limit: number,
  ): { readonly sequence: number; readonly suggestion: Suggestion }[] {
    const { conditions, values } = placeConditions(place, ofSuggestions)
    return this.database
      .prepare(
        `SELECT * FROM suggestions WHERE sequence > @after AND ${conditions} ORDER BY sequence LIMIT @limit`,
      )
      .all({ ...values, after, limit })
      .map((row) => ({ sequence: (row as { sequence: number }).sequence, suggestion: readSuggestion(row) }))
  }

  /** As `page`. */
  withheldPage(
    place: RecordedPlace,
    after: number,
    limit: number,
  ): { readonly sequence: number; readonly withheld: Withheld }[] {
    const { conditions, values } = placeConditions(place, ofWithheld)
    return this.database
      .prepare(
        `SELECT rowid AS sequence, * FROM withheld WHERE rowid > @after AND ${conditions} ORDER BY rowid LIMIT @limit`,
      )
      .all({ ...values, after, limit })
      .map((row) => ({
        sequence: (row as { sequence: number }).sequence,
        withheld: readRow(withheldSchema, row, 'withheld'),
      }))
  }

  /** The oldest first: suggestions with all that hangs on them, and what was withheld. Answers how many went. */
  remove(place: RecordedPlace, limit: number): number {
    return this.database.transaction(
      () =>
        this.#remove('suggestions', 'createdAt', placeConditions(place, ofSuggestions), limit) +
        this.#remove('withheld', 'at', placeConditions(place, ofWithheld), limit),
    )
  }

  removeProject(workspace: string): void {
    this.database.prepare('DELETE FROM projects WHERE workspace = ?').run(workspace)
  }

  /** No prompt is said to have held code of these files any more. @param path as in a place */
  removeFromContexts(workspace: string, path: string): void {
    const at = { ...ofSuggestions, path: "json_extract(value, '$.path')" }
    const { conditions, values } = placeConditions({ path }, at)
    this.database
      .prepare(
        `UPDATE interactions SET context =
           (SELECT json_group_array(json(value)) FROM json_each(interactions.context) WHERE NOT (${conditions}))
         WHERE context <> '[]' AND suggestionId IN (SELECT id FROM suggestions WHERE workspace = @workspace)
           AND EXISTS (SELECT 1 FROM json_each(interactions.context) WHERE ${conditions})`,
      )
      .run({ ...values, workspace })
  }

  #remove(table: string, at: string, { conditions, values }: PlaceConditions, limit: number): number {
    return this.database
      .prepare(
        `DELETE FROM ${table} WHERE rowid IN
           (SELECT rowid FROM ${table} WHERE ${conditions} ORDER BY ${at} LIMIT @limit)`,
      )
      .run({ ...values, limit })
  }

  #count(table: string, { conditions, values }: PlaceConditions): number {
    const sql = `SELECT count(*) AS count FROM ${table} WHERE ${conditions}`
    return (this.database.prepare(sql).get({ ...values }) as { count: number }).count
  }
}
