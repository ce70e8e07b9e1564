/** The table of datasets: where each frozen set of examples lies, with its card. */
import { type DatasetCard, datasetCardSchema } from '#contracts/example'
import { z } from 'zod'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

/** `removed`: a source was forgotten and the files are gone; the row stays for lineage. */
const datasetStateSchema = z.enum(['ready', 'removed'])
export type DatasetState = z.infer<typeof datasetStateSchema>

const storedDatasetSchema = z.object({
  id: z.string().min(1),
  folder: z.string(),
  card: datasetCardSchema,
  /** Milliseconds since 1970. */
  createdAt: z.number().int(),
  state: datasetStateSchema,
})
export type StoredDataset = z.infer<typeof storedDatasetSchema>

export class Datasets {
  readonly #add: Statement
  readonly #setState: Statement
  readonly #get: Statement
  readonly #list: Statement

  constructor(database: Database) {
    this.#add = database.prepare(
      `${insertInto('datasets', Object.keys(storedDatasetSchema.shape))}
       ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, state = excluded.state`,
    )
    this.#setState = database.prepare('UPDATE datasets SET state = ? WHERE id = ?')
    this.#get = database.prepare('SELECT * FROM datasets WHERE id = ?')
    this.#list = database.prepare('SELECT * FROM datasets ORDER BY createdAt DESC, id')
  }

  /** The id names the content, so adding the same dataset again only notes its folder anew. */
  add(folder: string, card: DatasetCard): void {
    const text = JSON.stringify(datasetCardSchema.parse(card))
    this.#add.run({ id: card.id, folder, card: text, createdAt: Date.parse(card.createdAt), state: 'ready' })
  }

  /** False when there is no such dataset. */
  setState(id: string, state: DatasetState): boolean {
    return this.#setState.run(state, id) === 1
  }

  get(id: string): StoredDataset | undefined {
    const row = this.#get.get(id)
    return row === undefined ? undefined : readDataset(row)
  }

  /** Newest first. */
  list(): StoredDataset[] {
    return this.#list.all().map(readDataset)
  }
}

function readDataset(row: unknown): StoredDataset {
  const { card, ...rest } = row as { card: string }
  return readRow(storedDatasetSchema, { ...rest, card: JSON.parse(card) as unknown }, 'datasets')
}
