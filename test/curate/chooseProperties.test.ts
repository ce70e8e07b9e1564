import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Example, SourceKind } from '#contracts/example'
import { type Candidate, Candidates } from '#engine/curate/candidate'
import { choose } from '#engine/curate/choose/choose'
import { Spool } from '#engine/curate/spool'
import { sha256 } from '#platform/files'
import { fimRow } from '#test/record/datasetRows'

const folder = mkdtempSync(join(tmpdir(), 'choose-properties-'))
let spool: Spool
beforeAll(async () => {
  spool = await Spool.open(join(folder, 'candidates.spool'))
})
afterAll(async () => {
  await spool.close()
  rmSync(folder, { recursive: true, force: true })
})

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

async function candidatesOf(of: readonly Lot[]): Promise<Candidate[]> {
  const [all, candidates]: [Candidate[], Candidates] = [[], new Candidates()]
  for (const [at, { count, source, isPinned, ...facts }] of of.entries()) {
    for (let index = 0; index < count; index++) {
      const id = sha256(`${at} ${index}`).slice(0, 24)
      const example = { ...fimRow(id, [`file${index % 5}.cs`], sources[source]), ...facts } as Example
      all.push(candidates.of(example, 'train', await spool.add(example), isPinned))
    }
  }
  return all
}

async function chosen(
  all: readonly Candidate[],
  most: number,
): Promise<{ taken: Candidate[]; left: number }> {
  let left = 0
  const leave = (): void => void left++
  const sizes = { train: most, validation: 0, test: 0 }
  return { taken: (await choose(all, { spool, sizes, gates: [], leave })).get('train')!, left }
}

const kindOf = ({ isPinned, source }: Candidate): SourceKind | 'pinned' => (isPinned ? 'pinned' : source)
const countOf = (all: readonly Candidate[], kind: string): number =>
  all.filter((one) => kindOf(one) === kind).length

test('the size is kept, what is pinned is in it in any case, and of the rest is said that it was too much', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = await candidatesOf(of)
    const { taken, left } = await chosen(all, most)
    const pinned = countOf(all, 'pinned')
    const room = Math.max(0, most - pinned)
    const evidence = Math.min(countOf(all, 'suggestion'), room, Math.ceil(most / 2))
    expect(countOf(taken, 'pinned')).toBe(pinned)
    expect(countOf(taken, 'suggestion')).toBe(evidence)
    expect(countOf(taken, 'repository')).toBe(Math.min(countOf(all, 'repository'), room - evidence))
    expect(taken.length + left).toBe(all.length)
    expect(new Set(taken.map(({ lot }) => lot)).size).toBe(taken.length)
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 100, seed: 7 })
})

test('the same candidates in any order give the same choice', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = await candidatesOf(of)
    const mixed = [...all].sort((left, right) => (left.lot % 97) - (right.lot % 97))
    const names = async (from: Candidate[]) => (await chosen(from, most)).taken.map(({ lot }) => lot)
    expect(await names(mixed)).toEqual(await names(all))
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 60, seed: 7 })
})

test('no language starves: each gets the whole part of its share, or all that there is of it', async () => {
  const holds = async (of: Lot[], most: number): Promise<void> => {
    const all = await candidatesOf(of.map((lot) => ({ ...lot, source: 'repository', isPinned: false })))
    const { taken } = await chosen(all, most)
    const counts = new Map(
      [...Map.groupBy(all, ({ language }) => language)].map(([name, own]) => [name, own.length]),
    )
    const roots = [...counts.values()].reduce((sum, count) => sum + Math.sqrt(count), 0)
    for (const [name, count] of counts) {
      const share = Math.floor((Math.min(most, all.length) * Math.sqrt(count)) / roots)
      const own = taken.filter(({ language }) => language === name).length
      expect(own, `${name} of ${most}`).toBeGreaterThanOrEqual(Math.min(count, share))
    }
  }
  await fc.assert(fc.asyncProperty(lots, size, holds), { numRuns: 100, seed: 7 })
})
