import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Split } from '#contracts/example'
import { fimRow } from '#test/record/datasetRows'
import { type Candidate, Candidates } from '#engine/curate/candidate'
import { type LossRow, type MeasureLosses, chooseLearnable } from './chooseLearnable'
import { Spool } from '#engine/curate/spool'

let folder: string
let spool: Spool
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'learnable-'))
  spool = await Spool.open(join(folder, 'spool'))
})
afterEach(async () => {
  await spool.close()
  rmSync(folder, { recursive: true, force: true })
})

async function candidates(split: Split, count: number): Promise<Candidate[]> {
  return await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const id = `${String(at).padStart(8, '0')} ${split}`
      const example = { ...fimRow(id, [`${split}${at}.cs`]), group: `${split}${at}` }
      return new Candidates().of(example, split, await spool.add(example), false)
    }),
  )
}

async function chosen(
  train: number,
  measure?: MeasureLosses,
): Promise<{ losses: (number | null)[]; left: string[] }> {
  const left: string[] = []
  const all = [...(await candidates('train', 8)), ...(await candidates('test', 2))]
  const found = await chooseLearnable(all, {
    ...{ spool, measure, gates: () => [], sizes: { train, validation: 9, test: 9 } },
    leave: (reason, where) => void left.push(`${reason} ${where}`),
  })
  const rows = await Promise.all(found.get('train')!.map(({ place }) => spool.read(place)))
  return { losses: rows.map(({ loss }) => loss), left }
}

test('without a base to ask, nothing is left out for what it knows', async () => {
  expect(await chosen(8)).toEqual({ losses: Array<null>(8).fill(null), left: [] })
})

test('what the base knows already is replaced by what it does not, and only the last choice is told', async () => {
  const asked: LossRow[][] = []
  const { losses, left } = await chosen(4, (rows) => {
    asked.push([...rows])
    const [first, ...others] = rows
    const known = others.slice(0, 2).map(({ id }) => [id, { loss: 1.5, tokens: 9 }] as const)
    return Promise.resolve(new Map([[first!.id, { loss: 0.01, tokens: 9 }], ...known]))
  })
  // Once, of what was chosen for the training.
  expect(asked.map((rows) => rows.length)).toEqual([4])
  expect([...losses].sort()).toEqual([1.5, 1.5, null, null])
  expect(left.filter((why) => why.startsWith('tooEasy'))).toHaveLength(1)
  expect(left.filter((why) => why.startsWith('beyondSize'))).toHaveLength(3)
})

test('a base that could not be asked changes nothing', async () => {
  const { losses, left } = await chosen(8, () => Promise.resolve(new Map()))
  expect([losses.length, left]).toEqual([8, []])
})
