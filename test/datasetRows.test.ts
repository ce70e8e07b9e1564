import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ExampleFormat, exampleSchema } from '#contracts/example'

interface Case {
  readonly file: string
  readonly row: { readonly format: ExampleFormat }
  readonly why?: string
}

const lines = (name: string): Case[] =>
  readFileSync(`test/fixtures/dataset-rows/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

/** The format of a file is told by its name; the trainer reads them so, too. */
const formatOf = (file: string): string => /^(chat|kto|dpo)-/.exec(file)?.[1] ?? 'fim'

test('every row that the trainer’s own schema takes, ours takes, and reads the same', () => {
  const valid = lines('valid.ndjson')
  expect(new Set(valid.map(({ row }) => row.format))).toEqual(new Set(['fim', 'chat', 'kto', 'dpo']))
  for (const { row, file } of valid) {
    expect(exampleSchema.parse(row)).toEqual(row)
    expect(row.format).toBe(formatOf(file))
  }
})

test('every row that the trainer’s own schema refuses, ours refuses', () => {
  for (const { row, file, why } of lines('invalid.ndjson'))
    expect(exampleSchema.safeParse(row).success && row.format === formatOf(file), why).toBe(false)
})
