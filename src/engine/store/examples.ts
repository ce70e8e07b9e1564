/** The table that says which dataset holds which example, so that forgetting a source can find them all. */
import { type Example, type Split, splitSchema } from '#contracts/example'
import { z } from 'zod'
import { type Database, type Statement } from './database'
import { placeConditions, type RecordedPlace } from './recordedPlace'
import { insertInto, readRow } from './readRow'

const storedExampleSchema = z.object({
  datasetId: z.string(),
  exampleId: z.string(),
  split: splitSchema,
  sourceKind: z.enum(['repository', 'suggestion']),
  /** Relative to the dataset's workspace, with forward slashes. */
  sourcePath: z.string(),
  suggestionId: z.string().nullable(),
})
export type StoredExample = z.infer<typeof storedExampleSchema>

export class Examples {
  readonly #database: Database
  readonly #add: Statement
  readonly #fromPath: Statement
  readonly #fromSuggestion: Statement
  readonly #count: Statement
  readonly #remove: Statement

  constructor(database: Database) {
    this.#database = database
    this.#add = database.prepare(
      `${insertInto('examples', Object.keys(storedExampleSchema.shape))} ON CONFLICT DO NOTHING`,
    )
    this.#fromPath = database.prepare(
      `SELECT examples.* FROM examples JOIN datasets ON datasets.id = examples.datasetId
       WHERE sourcePath = ? AND json_extract(card, '$.workspace') = ?`,
    )
    this.#fromSuggestion = database.prepare('SELECT * FROM examples WHERE suggestionId = ?')
    this.#remove = database.prepare('DELETE FROM examples WHERE datasetId = ? AND exampleId = ?')
    this.#count = database.prepare('SELECT count(*) AS count FROM examples WHERE datasetId = ?')
  }

  /** Notes the rows of one split of a dataset; the dataset must have been added. */
  add(datasetId: string, split: Split, examples: Iterable<Pick<Example, 'id' | 'source'>>): void {
    this.#database.transaction(() => {
      for (const { id, source } of examples)
        this.#add.run({
          datasetId,
          exampleId: id,
          split,
          sourceKind: source.kind,
          sourcePath: source.path,
          suggestionId: source.kind === 'suggestion' ? source.suggestionId : null,
        })
    })
  }

  fromPath(workspace: string, path: string): StoredExample[] {
    return this.#fromPath.all(path, workspace).map(readExample)
  }

  fromSuggestion(suggestionId: string): StoredExample[] {
    return this.#fromSuggestion.all(suggestionId).map(readExample)
  }

  /** Of files in a place; where it is a time, of suggestions of that time. */
  from(place: RecordedPlace): StoredExample[] {
    const { conditions, values } = placeConditions(place, {
      workspace: "json_extract(card, '$.workspace')",
      path: 'sourcePath',
      at: '(SELECT createdAt FROM suggestions WHERE suggestions.id = examples.suggestionId)',
    })
    return this.#database
      .prepare(
        `SELECT examples.* FROM examples JOIN datasets ON datasets.id = examples.datasetId WHERE ${conditions}`,
      )
      .all(values)
      .map(readExample)
  }

  remove(datasetId: string, exampleIds: Iterable<string>): void {
    for (const id of exampleIds) this.#remove.run(datasetId, id)
  }

  count(datasetId: string): number {
    return (this.#count.get(datasetId) as { count: number }).count
  }
}

function readExample(row: unknown): StoredExample {
  return readRow(storedExampleSchema, row, 'examples')
}
