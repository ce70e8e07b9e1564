/** Reads a frozen dataset back from its folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '#contracts/dataset'
import { type FimExample, fimExampleSchema } from '#contracts/example'
import { cardFile, guardFile, rowFile } from '#engine/store/datasetFiles'
import { readCard } from '#engine/store/readCard'
import { jsonLines } from '#platform/jsonLines'
import { UserError } from '#platform/userError'

/** Throws a UserError where the folder holds no whole dataset, or one that an earlier version made. */
export async function loadDataset(folder: string): Promise<Dataset> {
  const found: unknown = await readFile(join(folder, cardFile), 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch((error: unknown) => {
      throw notWhole(folder, error)
    })
  if ((found as { schema?: unknown } | null)?.schema === 1) throw new UserError(tooOld(folder))
  try {
    const dataset = { folder, card: readCard(found) }
    await heldOut(dataset)
    return dataset
  } catch (error) {
    throw notWhole(folder, error)
  }
}

/** What is held out to judge a version by. */
export async function heldOut({ folder }: Pick<Dataset, 'folder'>): Promise<FimExample[]> {
  return await examplesIn(join(folder, rowFile('fim', 'test')))
}

/** General code, the same in every dataset; nothing where an earlier version made the dataset without it. */
export async function guardSet({ folder, card }: Dataset): Promise<FimExample[]> {
  return card.files[guardFile] === undefined ? [] : await examplesIn(join(folder, guardFile))
}

async function examplesIn(file: string): Promise<FimExample[]> {
  const examples: FimExample[] = []
  for await (const { value } of jsonLines(file)) examples.push(fimExampleSchema.parse(value))
  return examples
}

function tooOld(folder: string): string {
  return `${folder} was made by an earlier version of Apprentice, whose rows cannot be trained on. Make the dataset anew from its repository.`
}

function notWhole(folder: string, error: unknown): UserError {
  const why = error instanceof Error ? error.message : String(error)
  return new UserError(`${folder} holds no whole dataset: ${why}`)
}
