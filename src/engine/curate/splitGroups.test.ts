import { expect, test } from 'vitest'
import { splitGroups } from './splitGroups'

const groups = (language: string, count: number): [string, string][] =>
  Array.from({ length: count }, (_, index) => [`${language}/${index}`, language])
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
})

test('enough groups are held out to judge by, in each language', () => {
  for (const count of [12, 20, 30, 60]) {
    const splits = splitGroups(new Map([...groups('csharp', count), ...groups('typescript', count)]))
    for (const language of ['csharp', 'typescript'])
      expect(counts(splits, language)[0]).toBeGreaterThanOrEqual(3)
  }
})

test('many groups are held out by about 15 and 10 in a hundred', () => {
  const [held, validated, trained] = counts(splitGroups(new Map(groups('csharp', 2_000))), 'csharp')
  expect(held! / 2_000).toBeCloseTo(0.15, 1)
  expect(validated! / 2_000).toBeCloseTo(0.1, 1)
  expect(trained! / 2_000).toBeCloseTo(0.75, 1)
})

test('a new group moves none of a large workspace', () => {
  const before = splitGroups(new Map(groups('csharp', 100)))
  const after = splitGroups(new Map(groups('csharp', 101)))
  const moved = [...before].filter(([name, split]) => after.get(name) !== split)
  expect(moved.length).toBeLessThanOrEqual(1)
})
