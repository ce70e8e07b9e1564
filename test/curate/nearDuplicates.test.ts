import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nearestPairs, sameAnswers } from '#bench/nearestPairs/bruteForce'
import { datasetTexts, type RowText } from '#bench/nearestPairs/datasetTexts'
import type { LeftOutReason } from '#contracts/leftOut'
import { openCurator } from '#test/curate/curator'
import { commitAt } from '#test/workspace/commitAt'
import { copySampleShop } from '#test/workspace/copySampleShop'

const home = mkdtempSync(join(tmpdir(), 'near-home-'))
const shop = copySampleShop()
let held: RowText[]
let trained: RowText[]
let leftOut: Partial<Record<LeftOutReason, number>>

const copied = [
  'server/Shop.Api/Controllers/SupplierController.cs',
  'server/Shop.Api/Controllers/CustomerController.cs',
  'server/Shop.Api/Controllers/OrderController.cs',
  'server/Shop.Api/Store/ShelfRepository.cs',
  'web/src/app/vouchers/voucher-detail.component.ts',
  'web/src/app/customers/customer-detail.component.ts',
  'web/src/app/core/larder-api.ts',
]

/** Newer than what they are copies of, so that they would be held out. */
function plantCopiesOf(path: string): void {
  const text = readFileSync(join(shop, path), 'utf8')
  const name = path.slice(path.lastIndexOf('/') + 1)
  plant(`moved/${name}`, text)
  const [word = ''] = /(?<=class )\w+/.exec(text) ?? []
  plant(`renamed/Other${name}`, text.replaceAll(word, `Other${word}`))
  const method =
    /^ {8}public [^\n]*\([^\n]*\n {8}\{\n[\s\S]*?^ {8}\}\n|^ {2}\w[^\n]*\{\n[\s\S]*?^ {2}\}\n/m.exec(
      text,
    )?.[0]
  if (method === undefined) throw new Error(`There is no method in ${path}.`)
  const fields = Array.from({ length: 12 }, (_, field) =>
    name.endsWith('.cs')
      ? `    private int shelf${word}${field} = ${field};`
      : `  shelf${word}${field} = ${field}`,
  )
  const head = name.endsWith('.cs') ? `public sealed class Shelf${word}\n{` : `export class Shelf${word} {`
  plant(`borrowed/Shelf${name}`, `${head}\n${fields.join('\n')}\n\n${method}}\n`)
}

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(shop, path)), { recursive: true })
  writeFileSync(join(shop, path), text)
}

beforeAll(async () => {
  commitAt(shop, 1_700_000_000)
  for (const path of copied) plantCopiesOf(path)
  commitAt(shop, 1_700_100_000)
  const engine = await openCurator(home)
  const dataset = await engine.buildDataset(shop)
  await engine.close()
  leftOut = dataset.card.counts.leftOut
  ;({ held, trained } = datasetTexts(dataset.folder))
})
afterAll(() => {
  for (const folder of [home, shop]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('nothing that is held out, and nothing of the guard set, is near a training row', () => {
  expect(held.length).toBeGreaterThan(300)
  expect(trained.length).toBeGreaterThan(500)
  expect(held.some(({ where }) => where.startsWith('guard'))).toBe(true)
  const [nearest] = nearestPairs(textsOf(held), textsOf(trained))
  expect(nearest).toBeDefined()
  const { similarity, held: one, trained: other } = nearest!
  expect(
    similarity,
    `${held[one]!.where}\n${held[one]!.text}\n\n${trained[other]!.where}\n${trained[other]!.text}`,
  ).toBeLessThan(0.7)
})

test('no answer that is held out is learnt word for word', () => {
  const answers = ({ answer }: RowText): string => answer
  expect(sameAnswers(held.map(answers), trained.map(answers))).toEqual([])
})

test('what was planted was there to be found', () => {
  expect(leftOut.exactDuplicate).toBeGreaterThan(0)
  expect((leftOut.nearDuplicate ?? 0) + (leftOut.nearHeldOut ?? 0)).toBeGreaterThan(copied.length)
})

const textsOf = (rows: readonly RowText[]): string[] => rows.map(({ text }) => text)
