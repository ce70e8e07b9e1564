/** Writes a dataset folder once: row files, then the card that names their hashes; a finished folder never changes. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Dataset, DatasetCard } from '#contracts/dataset'
import { type Example, exampleSchema } from '#contracts/example'
import type { LeftOut } from '#contracts/leftOut'
import { promptFormat } from '#engine/completion/completion'
import { DatasetCounts } from '#engine/store/datasetCounts'
import { cardFile, leftOutFile, schemaFile, splitOfFile } from '#engine/store/datasetFiles'
import { readCard } from '#engine/store/readCard'
import { replaceFile, sha256, writeWhole } from '#platform/files'
import { WholeFile } from '#platform/wholeFile'

/** The rows of one file, in order. */
export interface RowFile {
  readonly name: string
  readonly rows: AsyncIterable<Example> | Iterable<Example>
}

/** What a card says that is not counted from its rows. */
export interface FreezeFacts {
  readonly workspace: string
  readonly files: number
  readonly leftOut: Iterable<LeftOut>
  readonly redacted: Readonly<Record<string, number>>
  readonly licences: Readonly<Record<string, number>>
  /** Folder in which datasets are kept. */
  readonly datasets: string
  readonly createdAt: Date
}

/** How the names of what is being made begin. */
const UNFINISHED = 'unfinished-'

/** The folder is named by its content: the same rows are the same dataset, and are not kept twice. */
export async function freeze(rowFiles: Iterable<RowFile>, facts: FreezeFacts): Promise<Dataset> {
  const making = join(facts.datasets, `${UNFINISHED}${process.pid}-${randomUUID()}`)
  await mkdir(making, { recursive: true })
  try {
    return await write(making, rowFiles, facts)
  } finally {
    await rm(making, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function write(
  making: string,
  rowFiles: Iterable<RowFile>,
  { workspace, files, leftOut, redacted, licences, datasets, createdAt }: FreezeFacts,
): Promise<Dataset> {
  const counts = new DatasetCounts()
  const described: DatasetCard['files'] = {}
  for (const { name, rows } of rowFiles) {
    const split = splitOfFile(name)
    described[name] = await writeLines(join(making, name), rows, (row) => {
      if (split !== null) counts.add(split, row)
    })
  }
  const hashes = Object.values(described).map((file) => file.sha256)
  const id = `dataset-${sha256(hashes.join('')).slice(0, 16)}`
  const folder = join(datasets, id)
  const existing = await cardIn(folder)
  // Where something was forgotten, its rows are no longer what the name says.
  if (existing !== null && existing.forgotten === undefined) return { folder, card: existing }

  const reasons: DatasetCard['counts']['leftOut'] = {}
  described[leftOutFile] = await writeLines(join(making, leftOutFile), leftOut, ({ reason, count }) => {
    reasons[reason] = (reasons[reason] ?? 0) + count
  })
  const card: DatasetCard = {
    schema: 2,
    id,
    createdAt: createdAt.toISOString(),
    workspace,
    promptFormat,
    counts: { files, ...counts.rows, leftOut: reasons, redacted: { ...redacted } },
    size: counts.size,
    licences: { ...licences },
    files: described,
  }
  const schema = z.toJSONSchema(exampleSchema, { target: 'draft-2020-12' })
  await writeWhole(join(making, schemaFile), `${JSON.stringify(schema, null, 2)}\n`)
  await writeWhole(join(making, cardFile), `${JSON.stringify(card, null, 2)}\n`)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  await replaceFile(making, folder)
  return { folder, card }
}

/** Folders of datasets that a killed process left unfinished are taken away. Nobody else may be making one. */
export async function removeUnfinished(datasets: string): Promise<void> {
  const names = await readdir(datasets).catch(() => [])
  for (const name of names)
    if (name.startsWith(UNFINISHED)) await rm(join(datasets, name), { recursive: true, force: true })
}

async function writeLines<Row>(
  path: string,
  rows: AsyncIterable<Row> | Iterable<Row>,
  onRow: (row: Row) => void,
): Promise<DatasetCard['files'][string]> {
  let count = 0
  const file = await WholeFile.begin(path)
  try {
    for await (const row of rows) {
      count++
      onRow(row)
      await file.write(`${JSON.stringify(row)}\n`)
    }
    return { rows: count, sha256: await file.finish() }
  } catch (error) {
    await file.abandon()
    throw error
  }
}

async function cardIn(folder: string): Promise<DatasetCard | null> {
  const text = await readFile(join(folder, cardFile), 'utf8').catch(() => null)
  return text === null ? null : readCard(JSON.parse(text))
}
