/** Takes examples out of a dataset's files: each written anew as a whole, the card that describes them last. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type DatasetCard, datasetCardSchema } from '#contracts/dataset'
import { leftOutSchema } from '#contracts/leftOut'
import { DatasetCounts, countedRowSchema } from '#engine/store/datasetCounts'
import { cardFile, leftOutFile, splitOfFile } from '#engine/store/datasetFiles'
import { errorCode, writeWhole } from '#platform/files'
import { type JsonLine, jsonLines } from '#platform/jsonLines'
import { WholeFile } from '#platform/wholeFile'

/** What goes out of a dataset. */
export interface Removal {
  readonly exampleIds: ReadonlySet<string>
  /** Whether what is said of a place that was left out goes, too: a path, a suggestion's id or a commit's hash. */
  readonly isForgotten: (where: string) => boolean
}

/**
 * The card of what is left; null where nothing is, and then the folder is gone. Called again after it was interrupted
 * it goes on. @param card as it was before
 */
export async function removeExamples(
  folder: string,
  card: DatasetCard,
  { exampleIds, isForgotten }: Removal,
): Promise<DatasetCard | null> {
  const counts = new DatasetCounts()
  const files: DatasetCard['files'] = {}
  for (const name of Object.keys(card.files)) {
    const split = splitOfFile(name)
    files[name] = await rewrite(join(folder, name), (value) => {
      if (name === leftOutFile) return !isForgotten(leftOutSchema.parse(value).where)
      const row = countedRowSchema.parse(value)
      if (exampleIds.has(row.id)) return false
      if (split !== null) counts.add(split, row)
      return true
    })
  }
  if (counts.rows.examples === 0) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    return null
  }
  const forgotten = (card.forgotten ?? 0) + exampleIds.size
  const after: DatasetCard = {
    ...card,
    files,
    size: counts.size,
    counts: { ...card.counts, ...counts.rows, files: counts.files },
    ...(forgotten > 0 ? { forgotten } : {}),
  }
  await writeWhole(join(folder, cardFile), `${JSON.stringify(datasetCardSchema.parse(after), null, 2)}\n`)
  return after
}

/** Whether the dataset says of such a place that it was left out. */
export async function saysLeftOut(folder: string, isForgotten: Removal['isForgotten']): Promise<boolean> {
  for await (const { value } of linesThere(join(folder, leftOutFile)))
    if (isForgotten(leftOutSchema.parse(value).where)) return true
  return false
}

async function rewrite(
  path: string,
  stays: (value: unknown) => boolean,
): Promise<DatasetCard['files'][string]> {
  let rows = 0
  const file = await WholeFile.begin(path)
  try {
    for await (const { line, value } of linesThere(path)) {
      if (!stays(value)) continue
      rows++
      await file.write(`${line}\n`)
    }
    return { rows, sha256: await file.finish() }
  } catch (error) {
    await file.abandon()
    throw error
  }
}

/** None of a file that is gone. */
async function* linesThere(path: string): AsyncGenerator<JsonLine> {
  try {
    yield* jsonLines(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}
