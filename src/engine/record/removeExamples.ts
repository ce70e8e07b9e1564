/** Takes examples out of a dataset's files: each written anew as a whole, the card that describes them last. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DatasetCard,
  type Example,
  type Split,
  datasetCardSchema,
  exampleSchema,
  splitSchema,
} from '#contracts/example'
import { errorCode, sha256, writeWhole } from '#platform/files'

/**
 * The card of what is left; null where nothing is, and then the folder is gone. Called again after it was interrupted
 * it goes on. @param card as it was before
 */
export async function removeExamples(
  folder: string,
  card: DatasetCard,
  exampleIds: ReadonlySet<string>,
): Promise<DatasetCard | null> {
  const left = new Map<Split, readonly Example[]>()
  for (const split of splitSchema.options) {
    const rows = await readRows(join(folder, `${split}.jsonl`))
    left.set(
      split,
      rows.filter(({ id }) => !exampleIds.has(id)),
    )
  }
  const all = [...left.values()].flat()
  if (all.length === 0) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    return null
  }
  const files: DatasetCard['files'] = {}
  for (const [split, of] of left) {
    const text = of.map((example) => `${JSON.stringify(example)}\n`).join('')
    await writeWhole(join(folder, `${split}.jsonl`), text)
    files[`${split}.jsonl`] = { rows: of.length, sha256: sha256(text) }
  }
  const after: DatasetCard = {
    ...card,
    files,
    counts: { ...card.counts, ...countsOf(all, left) },
    forgotten: (card.forgotten ?? 0) + exampleIds.size,
  }
  await writeWhole(join(folder, 'card.json'), `${JSON.stringify(datasetCardSchema.parse(after), null, 2)}\n`)
  return after
}

function countsOf(
  all: readonly Example[],
  left: ReadonlyMap<Split, readonly Example[]>,
): Pick<DatasetCard['counts'], 'files' | 'examples' | 'bySplit' | 'bySource' | 'byLanguage' | 'byTask'> {
  const bySplit = Object.fromEntries([...left].map(([split, of]) => [split, of.length]))
  return {
    files: new Set(all.map(({ source }) => source.path)).size,
    examples: all.length,
    bySplit: bySplit as Record<Split, number>,
    bySource: countBy(all, ({ source }) => source.kind),
    byLanguage: countBy(all, ({ language }) => language),
    byTask: countBy(all, ({ task }) => task),
  }
}

function countBy(examples: readonly Example[], of: (example: Example) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const example of examples) counts[of(example)] = (counts[of(example)] ?? 0) + 1
  return counts
}

/** None of a file that is gone. */
async function readRows(file: string): Promise<Example[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => exampleSchema.parse(JSON.parse(row)))
}
