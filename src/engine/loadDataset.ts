/** Reads a frozen dataset back from its folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Example, type Split, datasetCardSchema, exampleSchema, splitSchema } from '#contracts/example'
import { UserError } from '#platform/userError'
import type { FrozenExamples } from './buildDataset'

/** Throws a UserError where the folder holds no whole dataset. */
export async function loadDataset(folder: string): Promise<FrozenExamples> {
  try {
    const card = datasetCardSchema.parse(JSON.parse(await readFile(join(folder, 'card.json'), 'utf8')))
    const examples = new Map<Split, Example[]>()
    for (const split of splitSchema.options) {
      const rows = (await readFile(join(folder, `${split}.jsonl`), 'utf8'))
        .split('\n')
        .filter((row) => row !== '')
      examples.set(
        split,
        rows.map((row) => exampleSchema.parse(JSON.parse(row))),
      )
    }
    return { dataset: { folder, card }, examples }
  } catch (error) {
    throw new UserError(
      `${folder} holds no whole dataset: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
