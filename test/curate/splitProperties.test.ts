import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestPairs } from '#bench/nearestPairs/bruteForce'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { type GroupFacts, splitGroups } from '#engine/curate/survey/splitGroups'
import { type ModelFile, divided } from '#test/curate/modelWorkspace'

const words = (seed: number): string[] => Array.from({ length: 120 }, (_, index) => `word${seed}x${index}`)

/** Texts of which some are the same, some nearly so, and most of no likeness. */
const text = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 99 }))
  .map(([seed, changes, other]) => {
    const all = words(seed)
    for (let change = 0; change < changes; change++) all[(change * 13 + other) % all.length] = `other${other}`
    return all.join(' ')
  })
const path = fc
  .tuple(
    fc.constantFrom('api', 'web', 'web/orders'),
    fc.integer({ min: 0, max: 15 }),
    fc.constantFrom(
      '.cs',
      '.service.ts',
      '.component.ts',
      '.component.html',
      '.component.spec.ts',
      'Tests.cs',
    ),
  )
  .map(([folder, name, ending]) => `${folder}/Item${name}${ending}`)
const file = fc.record({ text, at: fc.option(fc.integer({ min: 1, max: 1_000 })) })
/** What becomes of a workspace until the next training: files that come or change, and files that go. */
const step = fc.record({
  written: fc.array(fc.tuple(path, file), { maxLength: 30 }),
  removed: fc.array(path, { maxLength: 10 }),
})

test('no group crosses the split, none that was trained on is held out again, and no near copy stands on both sides', async () => {
  const month = async (
    steps: readonly { written: [string, ModelFile][]; removed: string[] }[],
  ): Promise<void> => {
    const files = new Map<string, ModelFile>()
    const trained = new Set<string>()
    for (const { written, removed } of steps) {
      for (const gone of removed) files.delete(gone)
      for (const [name, each] of written) files.set(name, each)
      const kept = await divided(files, trained)
      for (const of of Map.groupBy(kept, ({ group }) => group).values())
        expect(new Set(of.map(({ split }) => split)).size).toBe(1)
      const known = new Set([...trained].map(fileGroup))
      expect(kept.filter(({ group, split }) => known.has(group) && split !== 'train')).toEqual([])
      const textsOf = (isTraining: boolean): string[] =>
        kept.filter(({ split }) => (split === 'train') === isTraining).map((one) => files.get(one.path)!.text)
      const [nearest] = nearestPairs(textsOf(false), textsOf(true))
      // At the very threshold an estimate may err.
      expect(nearest?.similarity ?? 0).toBeLessThan(0.75)
      for (const { path: own, split } of kept) if (split === 'train') trained.add(own)
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), month), {
    numRuns: 60,
    seed: 7,
  })
})

const groups = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 6 }),
    language: fc.constantFrom('csharp', 'typescript', 'html', 'scss'),
    at: fc.option(fc.integer({ min: 1, max: 50 })),
    isTrained: fc.boolean(),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 200, size: 'max' },
)

test('of every language with twelve groups there are three to judge by, as far as nothing was trained on them', () => {
  const holds = (all: readonly ({ name: string } & GroupFacts)[]): void => {
    const splits = splitGroups(new Map(all.map(({ name, ...facts }) => [name, facts])))
    expect(splits.size).toBe(all.length)
    for (const of of Map.groupBy(all, ({ language }) => language).values()) {
      const splitsOf = (split: string) => of.filter(({ name }) => splits.get(name) === split)
      const untrained = of.filter(({ isTrained }) => !isTrained).length
      if (of.length >= 12) expect(splitsOf('test').length).toBeGreaterThanOrEqual(Math.min(3, untrained))
      expect(splitsOf('train').length).toBeGreaterThan(0)
      expect(splitsOf('test').some(({ isTrained }) => isTrained)).toBe(false)
      expect(splitsOf('validation').some(({ isTrained }) => isTrained)).toBe(false)
    }
  }
  fc.assert(fc.property(groups, holds), { numRuns: 300, seed: 7 })
})

test('the order in which groups are told of does not matter', () => {
  const same = (all: readonly ({ name: string } & GroupFacts)[]): void => {
    const entries = all.map(({ name, ...facts }) => [name, facts] as const)
    const forwards = splitGroups(new Map(entries))
    expect([...splitGroups(new Map([...entries].reverse()))].sort()).toEqual([...forwards].sort())
  }
  fc.assert(fc.property(groups, same), { numRuns: 200, seed: 7 })
})
