/** The tables that say which dataset holds which example, and whose text stands in it, so that forgetting finds them all. */
import { type Example, type Split, exampleSourceSchema, splitSchema } from '#contracts/example'
import { z } from 'zod'
import { type Database, type Statement } from './database'
import { placeConditions, type RecordedPlace } from './recordedPlace'
import { insertInto, readRow } from './readRow'

const storedExampleSchema = z.object({
  datasetId: z.string(),
  exampleId: z.string(),
  split: splitSchema,
  sourceKind: z.enum(exampleSourceSchema.options.map((option) => option.shape.kind.value)),
  suggestionId: z.string().nullable(),
})
export type StoredExample = z.infer<typeof storedExampleSchema>

/** Of an example, what the tables note. */
export type NotedExample = Pick<Example, 'id' | 'source' | 'paths'>

const withPath = `examples JOIN datasets ON datasets.id = examples.datasetId
  JOIN examplePaths ON examplePaths.datasetId = examples.datasetId AND examplePaths.exampleId = examples.exampleId`

export class Examples {
  readonly #database: Database
  readonly #add: Statement
  readonly #addPath: Statement
  readonly #fromPath: Statement
  readonly #fromSuggestion: Statement
  readonly #trainedPaths: Statement
  readonly #count: Statement
  readonly #remove: Statement

  constructor(database: Database) {
    this.#database = database
    this.#add = database.prepare(
      `${insertInto('examples', Object.keys(storedExampleSchema.shape))} ON CONFLICT DO NOTHING`,
    )
    this.#addPath = database.prepare(
      `${insertInto('examplePaths', ['datasetId', 'exampleId', 'path'])} ON CONFLICT DO NOTHING`,
    )
    this.#fromPath = database.prepare(
      `SELECT examples.* FROM ${withPath} WHERE path = ? AND json_extract(card, '$.workspace') = ?`,
    )
    this.#fromSuggestion = database.prepare('SELECT * FROM examples WHERE suggestionId = ?')
    this.#trainedPaths = database.prepare(
      `SELECT DISTINCT path FROM ${withPath} WHERE split = 'train' AND json_extract(card, '$.workspace') = ?
         AND examples.datasetId IN (SELECT datasetId FROM runs WHERE state = 'trained')`,
    )
    this.#remove = database.prepare('DELETE FROM examples WHERE datasetId = ? AND exampleId = ?')
    this.#count = database.prepare('SELECT count(*) AS count FROM examples WHERE datasetId = ?')
  }

  /** Notes rows of one split of a dataset; the dataset must have been added. */
  add(datasetId: string, split: Split, examples: Iterable<NotedExample>): void {
    this.#database.transaction(() => {
      for (const { id, source, paths } of examples) {
        this.#add.run({
          datasetId,
          exampleId: id,
          split,
          sourceKind: source.kind,
          suggestionId: source.kind === 'suggestion' ? source.suggestionId : null,
        })
        for (const path of paths) this.#addPath.run({ datasetId, exampleId: id, path })
      }
    })
  }

  /** In which text of a file stands. */
  fromPath(workspace: string, path: string): StoredExample[] {
    return this.#fromPath.all(path, workspace).map(readExample)
  }

  fromSuggestion(suggestionId: string): StoredExample[] {
    return this.#fromSuggestion.all(suggestionId).map(readExample)
  }

  /** In which text of files in a place stands; where it is a time, of suggestions of that time. */
  from(place: RecordedPlace): StoredExample[] {
    const { conditions, values } = placeConditions(place, {
      workspace: "json_extract(card, '$.workspace')",
      path: 'examplePaths.path',
      at: '(SELECT createdAt FROM suggestions WHERE suggestions.id = examples.suggestionId)',
    })
    return this.#database
      .prepare(`SELECT DISTINCT examples.* FROM ${withPath} WHERE ${conditions}`)
      .all(values)
      .map(readExample)
  }

  /** Files of which text stands in what a version was trained on. */
  trainedPaths(workspace: string): string[] {
    return (this.#trainedPaths.all(workspace) as { path: string }[]).map(({ path }) => path)
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
