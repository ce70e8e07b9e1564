import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Example } from '#contracts/example'
import { type FreezeFacts, type RowFile, freeze } from '#engine/curate/freeze'
import { fimRow } from '#test/record/datasetRows'

let datasets: string
beforeEach(() => {
  datasets = mkdtempSync(join(tmpdir(), 'freeze-'))
})
afterEach(() => rmSync(datasets, { recursive: true, force: true, maxRetries: 5 }))

const names = ['train.jsonl', 'validation.jsonl', 'test.jsonl', 'guard.jsonl']
/** Rows of each file: texts of any kind, so that no line end of theirs is one of the file. */
const rows = fc.tuple(
  ...names.map(() => fc.array(fc.tuple(fc.uuid(), fc.string({ unit: 'binary' })), { maxLength: 6 })),
)
type Rows = typeof rows extends fc.Arbitrary<infer All> ? All : never

const exampleOf = ([id, text]: readonly [string, string]): Example => ({
  ...fimRow(id, ['a.cs']),
  completion: text,
})
const filesOf = (all: Rows): RowFile[] =>
  names.map((name, at) => ({ name, rows: (all[at] ?? []).map(exampleOf) }))
const facts = (change: Partial<FreezeFacts> = {}): FreezeFacts => ({
  ...{ workspace: '/shop', files: 1, leftOut: [], redacted: {}, licences: {}, datasets },
  createdAt: new Date(1_790_000_000_000),
  ...change,
})

test('the same rows are the same dataset, byte for byte, and other rows are another', async () => {
  const seen = new Map<string, string>()
  const holds = async (all: Rows): Promise<void> => {
    const { folder, card } = await freeze(filesOf(all), facts())
    const bytes = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')])
    const elsewhere = mkdtempSync(join(tmpdir(), 'freeze-again-'))
    const again = await freeze(filesOf(all), facts({ datasets: elsewhere }))
    expect(again.card).toEqual(card)
    for (const [name, text] of bytes)
      expect(readFileSync(join(again.folder, name!), 'base64'), name).toBe(text)
    rmSync(elsewhere, { recursive: true })
    const said = JSON.stringify(all)
    expect(seen.get(card.id) ?? said).toBe(said)
    seen.set(card.id, said)
  }
  await fc.assert(fc.asyncProperty(rows, holds), { numRuns: 40, seed: 7 })
  expect(readdirSync(datasets).sort()).toEqual([...seen.keys()].sort())
})

test('what is interrupted at any row leaves no folder, and the next one is whole', async () => {
  const holds = async (all: Rows, at: number): Promise<void> => {
    const count = all.flat().length
    let left = count === 0 ? 0 : at % count
    const breaking = filesOf(all).map(({ name, rows: own }) => ({
      name,
      rows: (function* () {
        for (const row of own as Example[]) {
          if (left-- === 0) throw new Error('interrupted')
          yield row
        }
      })(),
    }))
    if (count > 0) {
      await expect(freeze(breaking, facts())).rejects.toThrow('interrupted')
      expect(readdirSync(datasets)).toEqual([])
    }
    const { folder } = await freeze(filesOf(all), facts())
    expect(existsSync(join(folder, 'card.json'))).toBe(true)
    rmSync(folder, { recursive: true })
  }
  await fc.assert(fc.asyncProperty(rows, fc.nat(), holds), { numRuns: 40, seed: 7 })
})
