/** The names of the files in a dataset's folder. */
import { type ExampleFormat, type Split, splitSchema } from '#contracts/example'

export const cardFile = 'card.json'
export const guardFile = 'guard.jsonl'
/** What a row of examples looks like, as a JSON schema. */
export const schemaFile = 'schema.json'
export const leftOutFile = 'leftOut.jsonl'

/** What is asked at a cursor stands in the files that every trainer reads. */
export function rowFile(format: ExampleFormat, split: Split): string {
  return format === 'fim' ? `${split}.jsonl` : `${format}-${split}.jsonl`
}

/** Of a file of rows; null for the guard set and what is no row. */
export function splitOfFile(name: string): Split | null {
  const split = /^(?:\w+-)?(\w+)\.jsonl$/.exec(name)?.[1]
  return splitSchema.options.find((option) => option === split) ?? null
}
