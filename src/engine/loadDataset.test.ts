import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardOf, fimRow } from '#test/record/datasetRows'
import { readCard } from '#engine/store/readCard'
import { guardSet, heldOut, loadDataset } from './loadDataset'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-dataset-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const card = cardOf('dataset-1', { train: 1, test: 1 })
const without = (value: object, ...names: string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
/** As version 0.1 wrote it. */
const first = {
  ...without(card, 'size', 'licences'),
  schema: 1,
  counts: { ...without(card.counts, 'byFormat', 'byPattern'), byLanguage: { csharp: 2 } },
}
const write = (name: string, value: unknown): Promise<void> =>
  writeFile(join(folder, name), `${JSON.stringify(value)}\n`)

test('a dataset is read with what is held out', async () => {
  await write('card.json', card)
  await write('test.jsonl', fimRow('e1', ['a.cs']))
  const dataset = await loadDataset(folder)
  expect(dataset).toEqual({ folder, card })
  expect(await heldOut(dataset)).toEqual([fimRow('e1', ['a.cs'])])
})

test('the guard set is read where the card names one', async () => {
  await write('guard.jsonl', fimRow('g1', ['guard/sort.cs'], { kind: 'guard' }))
  const files = { 'guard.jsonl': { rows: 1, sha256: 'x' } }
  const named = { folder, card: { ...card, files } }
  expect((await guardSet(named)).map(({ id }) => id)).toEqual(['g1'])
  expect(await guardSet({ folder, card })).toEqual([])
})

test('one of an earlier version says that it is to be made anew, and can still be read of', async () => {
  await write('card.json', first)
  await write('test.jsonl', { id: 'e1', prompt: 'p', completion: 'c' })
  await expect(loadDataset(folder)).rejects.toThrow(/earlier version of Apprentice.*Make the dataset anew/)
  expect(readCard(first)).toEqual({
    ...card,
    counts: { ...card.counts, byLanguage: { csharp: 2 }, byFormat: { fim: 2 } },
    size: { characters: 0, tokens: 0, areTokensCounted: false },
  })
})

test.each([
  ['no card', {}],
  ['a card that is none', { 'card.json': { schema: 2 } }],
  ['no held-out file', { 'card.json': card }],
  ['a row that is none', { 'card.json': card, 'test.jsonl': { id: 'e1' } }],
])('a folder with %s holds no whole dataset', async (_, files) => {
  for (const [name, value] of Object.entries(files)) await write(name, value)
  await expect(loadDataset(folder)).rejects.toThrow(/holds no whole dataset: /)
})
