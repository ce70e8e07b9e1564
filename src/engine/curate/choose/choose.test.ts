import { expect, test } from 'vitest'
import type { Example, FimExample } from '#contracts/example'
import { sha256 } from '#platform/files'
import { type Given, chosenOf } from '#test/curate/gathered'
import { fimRow } from '#test/record/datasetRows'
import type { ChooseParts } from './choose'
import { datasetSizes } from './datasetSizes'

let made = 0
function given(count: number, change: Partial<FimExample> = {}, isPinned = false): Given[] {
  return Array.from({ length: count }, () => {
    const id = sha256(`example ${made++}`).slice(0, 24)
    return { example: { ...fimRow(id, [`file${made % 7}.cs`]), contentHash: id, ...change }, isPinned }
  })
}
const sizes = { train: 100, validation: 10, test: 10 }
const chosen = (from: readonly Given[], change: Partial<ChooseParts> = {}): Promise<Example[]> =>
  chosenOf(from, { sizes, ...change })
const counts = (of: readonly Example[], by: (one: Example) => string | null): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(of, (one) => String(by(one)))].map(([name, all]) => [name, all.length]))
const language = (one: Example): string => one.language
const source = (one: Example): string => one.source.kind

test('neither half of a repository drowns the other, and what one lacks the other gives', async () => {
  const many = [
    ...given(900, { language: 'csharp' }),
    ...given(100, { language: 'typescript' }),
    ...given(4, { language: 'scss' }),
  ]
  const left: string[] = []
  const taken = await chosen(many, {
    leave: (reason, _, times = 1) => void left.push(...Array<string>(times).fill(reason)),
  })
  // In proportion to the roots of 900, 100 and 4: 30, 10 and 2 of 42; there are but four style sheets.
  expect(counts(taken, language)).toEqual({ csharp: 72, typescript: 24, scss: 4 })
  expect(left).toEqual(Array.from({ length: many.length - 100 }, () => 'beyondSize'))
  expect(counts(await chosen(many.slice(850)), language)).toEqual({ csharp: 40, typescript: 56, scss: 4 })
})

test('patterns and tasks are balanced within a language, and every file has its turn', async () => {
  const taken = await chosen([
    ...given(900, { pattern: null }),
    ...given(100, { pattern: 'controller' }),
    ...given(100, { pattern: 'controller', task: 'block' }),
  ])
  const { controller, null: none } = counts(taken, (one) => one.pattern)
  expect(controller! / none!).toBeCloseTo(Math.sqrt(200 / 900), 1)
  const patterned = taken.filter(({ pattern }) => pattern === 'controller')
  expect(
    Math.abs(counts(patterned, (one) => one.task)['line']! - counts(patterned, (one) => one.task)['block']!),
  ).toBeLessThan(2)
  expect(Math.min(...Object.values(counts(taken, (one) => one.group)))).toBeGreaterThan(10)
})

test('what the person did comes first, up to half, and what is pinned in any case', async () => {
  const person = { source: { kind: 'suggestion', suggestionId: 's' } } as const
  const pinned = given(120, {}, true)
  expect(await chosen([...pinned, ...given(50)])).toHaveLength(120)
  const taken = await chosen([...given(500), ...given(80, person)])
  expect(counts(taken, source)).toEqual({ repository: 50, suggestion: 50 })
  const few = await chosen([...given(500), ...given(8, person)])
  expect(counts(few, source)).toEqual({ repository: 92, suggestion: 8 })
})

test('a gate is asked of what is chosen alone, and another example comes for one that it refuses', async () => {
  const many = [...given(300, { language: 'csharp' }), ...given(300, { language: 'typescript' })]
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
  expect(Math.abs(counts(taken, language)['csharp']! - 50)).toBeLessThan(8)
  expect(asked).toBeLessThan(250)
  for (const { loss } of taken) expect(loss).toBe(1)
})

test('the same candidates give the same choice, in whatever order they come', async () => {
  const many = [...given(300), ...given(300, { language: 'html' })]
  const ids = async (from: readonly Given[]): Promise<string[]> => (await chosen(from)).map(({ id }) => id)
  expect(await ids([...many].reverse())).toEqual(await ids(many))
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
