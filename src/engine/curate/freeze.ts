/** Writes a dataset folder once: row files, then the card that names their hashes; a finished folder never changes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Dataset,
  type DatasetCard,
  type Example,
  type LeftOutReason,
  type Split,
  datasetCardSchema,
} from '#contracts/example'
import { promptFormat } from '#engine/completion/completion'
import { sha256, writeWhole } from '#platform/files'

export interface FreezeFacts {
  readonly workspace: string
  readonly files: number
  readonly leftOut: Partial<Record<LeftOutReason, number>>
  readonly redacted: Readonly<Record<string, number>>
  readonly datasets: string
  readonly createdAt: Date
}

/** The folder is named by its content: the same rows are the same dataset, and are not written twice. */
export async function freeze(
  bySplit: ReadonlyMap<Split, readonly Example[]>,
  facts: FreezeFacts,
): Promise<Dataset> {
  const contents = [...bySplit].map(([split, examples]) => ({
    name: `${split}.jsonl`,
    rows: examples.length,
    text: examples.map((example) => `${JSON.stringify(example)}\n`).join(''),
  }))
  const hashed = contents.map((file) => ({ ...file, sha256: sha256(file.text) }))
  const id = `dataset-${sha256(hashed.map((file) => file.sha256).join('')).slice(0, 16)}`
  const folder = join(facts.datasets, id)
  const existing = await readCard(folder)
  // Where something was forgotten, its rows are no longer what the name says.
  if (existing !== null && existing.forgotten === undefined) return { folder, card: existing }

  const all = [...bySplit.values()].flat()
  const card: DatasetCard = {
    schema: 1,
    id,
    createdAt: facts.createdAt.toISOString(),
    workspace: facts.workspace,
    promptFormat,
    counts: {
      files: facts.files,
      examples: all.length,
      bySplit: Object.fromEntries([...bySplit].map(([split, of]) => [split, of.length])) as Record<
        Split,
        number
      >,
      bySource: countBy(all, (example) => example.source.kind),
      byLanguage: countBy(all, (example) => example.language),
      byTask: countBy(all, (example) => example.task),
      leftOut: facts.leftOut,
      redacted: { ...facts.redacted },
    },
    files: Object.fromEntries(hashed.map(({ name, rows, sha256: hash }) => [name, { rows, sha256: hash }])),
  }
  for (const { name, text } of contents) await writeWhole(join(folder, name), text)
  // The card goes last: a folder without one was never finished.
  await writeWhole(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`)
  return { folder, card }
}

async function readCard(folder: string): Promise<DatasetCard | null> {
  const text = await readFile(join(folder, 'card.json'), 'utf8').catch(() => null)
  return text === null ? null : datasetCardSchema.parse(JSON.parse(text))
}

function countBy(examples: readonly Example[], of: (example: Example) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const example of examples) counts[of(example)] = (counts[of(example)] ?? 0) + 1
  return counts
}
