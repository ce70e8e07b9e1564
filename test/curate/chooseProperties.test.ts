import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Example, SourceKind } from '#contracts/example'
import type { ChooseParts } from '#engine/curate/choose/choose'
import { sha256 } from '#platform/files'
import { type Given, chosenOf } from '#test/curate/gathered'
import { fimRow } from '#test/record/datasetRows'

const sources: Readonly<Record<string, Example['source']>> = {
  repository: { kind: 'repository', fileHash: 'x', line: 1 },
  suggestion: { kind: 'suggestion', suggestionId: 's' },
}
/** So many examples that are alike. */
const lots = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    language: fc.constantFrom('csharp', 'typescript', 'html', 'scss'),
    pattern: fc.constantFrom(null, 'controller', 'component'),
    task: fc.constantFrom('line', 'block'),
    source: fc.constantFrom('repository', 'repository', 'suggestion'),
    isPinned: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 1, maxLength: 8 },
)
const size = fc.integer({ min: 1, max: 150 })
type Lot = typeof lots extends fc.Arbitrary<(infer One)[]> ? One : never

function givenBy(of: readonly Lot[]): Given[] {
  return of.flatMap(({ count, source, isPinned, ...facts }, at) =>
    Array.from({ length: count }, (_, index) => {
      const id = sha256(`${at} ${index}`).slice(0, 24)
      const row = { ...fimRow(id, [`file${index % 5}.cs`], sources[source]), contentHash: id }
      return { example: { ...row, ...facts } as Example, isPinned }
    }),
  )
}

async function chosen(all: readonly Given[], most: number): Promise<{ taken: Given[]; left: number }> {
  let left = 0
  const leave: ChooseParts['leave'] = (_, __, count = 1) => void (left += count)
  const sizes = { train: most, validation: 0, test: 0 }
  const pinned = new Set(all.flatMap(({ example, isPinned }) => (isPinned ? [example.id] : [])))
  const examples = await chosenOf(all, { sizes, leave })
  return { taken: examples.map((example) => ({ example, isPinned: pinned.has(example.id) })), left }
}

const kindOf = ({ isPinned, example }: Given): SourceKind | 'pinned' =>
  isPinned ? 'pinned' : example.source.kind
const lotOf = ({ example }: Given): number => Number.parseInt(example.id.slice(0, 8), 16) % 97
const countOf = (all: readonly Given[], kind: string): number =>
  all.filter((one) => kindOf(one) === kind).length

test('the size is kept, what is pinned is in it in any case, and of the rest is said that it was too much', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = givenBy(of)
    const { taken, left } = await chosen(all, most)
    const pinned = countOf(all, 'pinned')
    const room = Math.max(0, most - pinned)
    const evidence = Math.min(countOf(all, 'suggestion'), room, Math.ceil(most / 2))
    expect(countOf(taken, 'pinned')).toBe(pinned)
    expect(countOf(taken, 'suggestion')).toBe(evidence)
    expect(countOf(taken, 'repository')).toBe(Math.min(countOf(all, 'repository'), room - evidence))
    expect(taken.length + left).toBe(all.length)
    expect(new Set(taken.map(({ example }) => example.id)).size).toBe(taken.length)
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 100, seed: 7 })
})

test('the same candidates in any order give the same choice', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = givenBy(of)
    const mixed = [...all].sort((left, right) => lotOf(left) - lotOf(right))
    const names = async (from: Given[]) => (await chosen(from, most)).taken.map(({ example }) => example.id)
    expect(await names(mixed)).toEqual(await names(all))
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 60, seed: 7 })
})

test('no language starves: each gets the whole part of its share, or all that there is of it', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = givenBy(of.map((lot) => ({ ...lot, source: 'repository', isPinned: false })))
    const { taken } = await chosen(all, most)
    const counts = new Map(
      [...Map.groupBy(all, ({ example }) => example.language)].map(([name, own]) => [name, own.length]),
    )
    const roots = [...counts.values()].reduce((sum, count) => sum + Math.sqrt(count), 0)
    for (const [name, count] of counts) {
      const share = Math.floor((Math.min(most, all.length) * Math.sqrt(count)) / roots)
      const own = taken.filter(({ example }) => example.language === name).length
      expect(own, `${name} of ${most}`).toBeGreaterThanOrEqual(Math.min(count, share))
    }
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 100, seed: 7 })
})
