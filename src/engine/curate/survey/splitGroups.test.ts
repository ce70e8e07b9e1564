import { expect, test } from 'vitest'
import { seededRandom } from '#platform/seededRandom'
import { type GroupFacts, splitGroups } from './splitGroups'

const groups = (language: string, count: number, change: Partial<GroupFacts> = {}): [string, GroupFacts][] =>
  Array.from({ length: count }, (_, index) => [
    `${language}/${index}`,
    { language, at: null, isTrained: false, ...change },
  ])
const counts = (splits: ReadonlyMap<string, string>, language: string) => {
  const of = [...splits].filter(([name]) => name.startsWith(language)).map(([, split]) => split)
  return ['test', 'validation', 'train'].map((split) => of.filter((one) => one === split).length)
}

test.each([
  [1, [0, 0, 1]],
  [2, [0, 0, 2]],
  [3, [1, 1, 1]],
])('a language of %d groups is split into test, validation and train as %j', (count, expected) => {
  expect(counts(splitGroups(new Map(groups('csharp', count))), 'csharp')).toEqual(expected)
  expect(counts(splitGroups(new Map(groups('csharp', count, { at: 1 }))), 'csharp')).toEqual(expected)
})

test.each([null, 5])('enough groups are held out to judge by, in each language (at %j)', (at) => {
  for (const count of [12, 20, 30, 60]) {
    const all = [...groups('csharp', count, { at }), ...groups('typescript', count, { at })]
    const splits = splitGroups(new Map(all))
    for (const language of ['csharp', 'typescript'])
      expect(counts(splits, language)[0]).toBeGreaterThanOrEqual(3)
  }
})

test.each([null, 5])('many groups are held out by about 15 and 10 in a hundred (at %j)', (at) => {
  const [held, validated, trained] = counts(splitGroups(new Map(groups('csharp', 2_000, { at }))), 'csharp')
  expect(held! / 2_000).toBeCloseTo(0.15, 1)
  expect(validated! / 2_000).toBeCloseTo(0.1, 1)
  expect(trained! / 2_000).toBeCloseTo(0.75, 1)
})

test('a new group moves none of a large workspace that git does not know', () => {
  const before = splitGroups(new Map(groups('csharp', 100)))
  const after = splitGroups(new Map(groups('csharp', 101)))
  const moved = [...before].filter(([name, split]) => after.get(name) !== split)
  expect(moved.length).toBeLessThanOrEqual(1)
})

test('what is held out is newer than what is validated by, and that newer than what is trained on', () => {
  const random = seededRandom('split')
  for (let round = 0; round < 50; round++) {
    const all = groups('csharp', 3 + Math.floor(random() * 60)).map(
      ([name, facts]) => [name, { ...facts, at: Math.floor(random() * 1e9) }] as const,
    )
    const at = new Map(all.map(([name, facts]) => [name, facts.at]))
    const splits = splitGroups(new Map(all))
    const times = (split: string): number[] =>
      [...splits].filter(([, own]) => own === split).map(([name]) => at.get(name)!)
    expect(Math.min(...times('test'))).toBeGreaterThanOrEqual(Math.max(...times('validation')))
    expect(Math.min(...times('validation'))).toBeGreaterThanOrEqual(Math.max(...times('train')))
  }
})

test('what was trained on stays so, and the rest is still held out', () => {
  const random = seededRandom('trained')
  for (let round = 0; round < 50; round++) {
    const hasTimes = random() < 0.5
    const all = groups('csharp', 4 + Math.floor(random() * 60)).map(([name, facts]) => {
      const at = hasTimes ? Math.floor(random() * 1e9) : null
      return [name, { ...facts, at, isTrained: random() < 0.6 }] as const
    })
    const splits = splitGroups(new Map(all))
    const trained = all.filter(([, { isTrained }]) => isTrained).map(([name]) => name)
    expect(trained.filter((name) => splits.get(name) !== 'train')).toEqual([])
    const [held] = counts(splits, 'csharp')
    if (all.length - trained.length > 1) expect(held).toBeGreaterThan(0)
  }
})
