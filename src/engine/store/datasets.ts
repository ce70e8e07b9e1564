/** The table of datasets: where each frozen set of examples lies, with its card. */
import { type DatasetCard, datasetCardSchema } from '#contracts/dataset'
import { z } from 'zod'
import { type Database, type Statement } from './database'
import { readCard } from './readCard'
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
  /** Examples that were taken out of it, because their source was forgotten. */
  forgotten: z.number().int().nonnegative(),
})
export type StoredDataset = z.infer<typeof storedDatasetSchema>

/** How many examples were forgotten is counted by the database, and never set back. */
const columns = ['id', 'folder', 'card', 'createdAt', 'state']

export class Datasets {
  readonly #add: Statement
  readonly #setState: Statement
  readonly #forget: Statement
  readonly #get: Statement
  readonly #list: Statement

  constructor(database: Database) {
    this.#add = database.prepare(
      `${insertInto('datasets', columns)}
       ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, card = excluded.card, state = excluded.state`,
    )
    this.#setState = database.prepare('UPDATE datasets SET state = ? WHERE id = ?')
    this.#forget = database.prepare(
      'UPDATE datasets SET card = @card, state = @state, forgotten = forgotten + @forgotten WHERE id = @id',
    )
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

  /** Examples were taken out of its files. @param card as it is now; null where nothing is left */
  forget(id: string, forgotten: number, card: DatasetCard | null): void {
    const said = card ?? this.get(id)?.card
    const text = JSON.stringify(datasetCardSchema.parse(said))
    this.#forget.run({ id, forgotten, card: text, state: card === null ? 'removed' : 'ready' })
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
  return readRow(storedDatasetSchema, { ...rest, card: readCard(JSON.parse(card)) }, 'datasets')
}
