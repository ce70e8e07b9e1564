import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Example, FimExample } from '#contracts/example'
import { sha256 } from '#platform/files'
import { fimRow } from '#test/record/datasetRows'
import { type Candidate, Candidates } from '#engine/curate/candidate'
import { type ChooseParts, choose } from './choose'
import { datasetSizes } from './datasetSizes'
import { Spool } from '#engine/curate/spool'

let folder: string
let spool: Spool
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'choose-'))
  spool = await Spool.open(join(folder, 'candidates.spool'))
})
afterEach(async () => {
  await spool.close()
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

let made = 0
async function candidates(
  count: number,
  change: Partial<FimExample> = {},
  isPinned = false,
): Promise<Candidate[]> {
  const all: Candidate[] = []
  for (let index = 0; index < count; index++) {
    const id = sha256(`example ${made++}`).slice(0, 24)
    const example: Example = { ...fimRow(id, [`file${made % 7}.cs`]), ...change }
    all.push(new Candidates().of(example, 'train', await spool.add(example), isPinned))
  }
  return all
}
const sizes = { train: 100, validation: 10, test: 10 }
async function chosen(from: readonly Candidate[], change: Partial<ChooseParts> = {}): Promise<Candidate[]> {
  const parts = { spool, sizes, gates: [], leave: () => {}, ...change }
  return (await choose(from, parts)).get('train')!
}
const counts = (of: readonly Candidate[], by: keyof Candidate): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(of, (one) => String(one[by]))].map(([name, all]) => [name, all.length]))

test('neither half of a repository drowns the other, and what one lacks the other gives', async () => {
  const many = [
    ...(await candidates(900, { language: 'csharp' })),
    ...(await candidates(100, { language: 'typescript' })),
    ...(await candidates(4, { language: 'scss' })),
  ]
  const left: string[] = []
  const taken = await chosen(many, { leave: (reason) => left.push(reason) })
  // In proportion to the roots of 900, 100 and 4: 30, 10 and 2 of 42; there are but four style sheets.
  expect(counts(taken, 'language')).toEqual({ csharp: 72, typescript: 24, scss: 4 })
  expect(left).toEqual(Array.from({ length: many.length - 100 }, () => 'beyondSize'))
  expect(counts(await chosen(many.slice(850)), 'language')).toEqual({ csharp: 40, typescript: 56, scss: 4 })
})

test('patterns and tasks are balanced within a language, and every file has its turn', async () => {
  const taken = await chosen([
    ...(await candidates(900, { pattern: null })),
    ...(await candidates(100, { pattern: 'controller' })),
    ...(await candidates(100, { pattern: 'controller', task: 'block' })),
  ])
  const { controller, null: none } = counts(taken, 'pattern')
  expect(controller! / none!).toBeCloseTo(Math.sqrt(200 / 900), 1)
  const patterned = taken.filter(({ pattern }) => pattern === 'controller')
  expect(Math.abs(counts(patterned, 'task')['line']! - counts(patterned, 'task')['block']!)).toBeLessThan(2)
  expect(Math.min(...Object.values(counts(taken, 'group')))).toBeGreaterThan(10)
})

test('what the person did comes first, up to half, and what is pinned in any case', async () => {
  const source = { kind: 'suggestion', suggestionId: 's' } as const
  const pinned = await candidates(120, {}, true)
  expect(await chosen([...pinned, ...(await candidates(50))])).toHaveLength(120)
  const taken = await chosen([...(await candidates(500)), ...(await candidates(80, { source }))])
  expect(counts(taken, 'source')).toEqual({ repository: 50, suggestion: 50 })
  const few = await chosen([...(await candidates(500)), ...(await candidates(8, { source }))])
  expect(counts(few, 'source')).toEqual({ repository: 92, suggestion: 8 })
})

test('a gate is asked of what is chosen alone, and another example comes for one that it refuses', async () => {
  const many = [
    ...(await candidates(300, { language: 'csharp' })),
    ...(await candidates(300, { language: 'typescript' })),
  ]
  let asked = 0
  const taken = await chosen(many, {
    gates: [
      (examples) => {
        asked += examples.length
        return Promise.resolve(
          examples.map((one) =>
            one.language === 'csharp' && Number.parseInt(one.id[0]!, 16) % 2 === 0
              ? ('tooEasy' as const)
              : { ...one, loss: 1 },
          ),
        )
      },
    ],
  })
  expect(taken).toHaveLength(100)
  expect(Math.abs(counts(taken, 'language')['csharp']! - 50)).toBeLessThan(8)
  expect(asked).toBeLessThan(250)
  for (const { place } of taken) expect((await spool.read(place)).loss).toBe(1)
})

test('the same candidates give the same choice, in whatever order they come', async () => {
  const many = [...(await candidates(300)), ...(await candidates(300, { language: 'html' }))]
  const again = [...many].sort((left, right) => right.place.offset - left.place.offset)
  expect((await chosen(again)).map(({ lot }) => lot)).toEqual((await chosen(many)).map(({ lot }) => lot))
})

test('sizes are presets, or grow with what was trained', () => {
  expect(['small', 'medium', 'large', 'all'].map((name) => datasetSizes(name as 'small', 0).train)).toEqual([
    500,
    5_000,
    6_000,
    Infinity,
  ])
  expect([0, 1, 2, 9].map((trainings) => datasetSizes('growing', trainings).train)).toEqual([
    1_000, 3_000, 5_000, 5_000,
  ])
  expect(datasetSizes('small', 0)).toEqual({ train: 500, validation: 100, test: 200 })
  expect(datasetSizes('medium', 0)).toMatchObject({ validation: 500, test: 750 })
})
