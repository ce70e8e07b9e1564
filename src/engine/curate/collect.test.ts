import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Example, type FimExample, type Split, exampleFormats, splitSchema } from '#contracts/example'
import type { Candidate, Kind } from '#engine/store/candidates'
import { FoundOut } from '#engine/store/foundOut'
import { fimRow } from '#test/record/datasetRows'
import { foundExamples, sourcedOf } from '#engine/curate/example/foundExamples'
import { collect } from './collect'
import type { Sourced } from '#engine/curate/example/sourced'

const splits: Record<string, Split> = {
  'a.cs': 'train',
  'b.cs': 'train',
  'v.cs': 'validation',
  't.cs': 'test',
}
let foundOut: FoundOut
let left: string[]
beforeEach(() => {
  foundOut = FoundOut.open(null)
  left = []
})
afterEach(() => foundOut.close())

async function* source(...examples: Example[]): AsyncGenerator<Sourced> {
  for (const example of examples) yield { kind: 'example', example }
}
type Found = Candidate & Kind
async function collected(...sources: AsyncIterable<Sourced>[]): Promise<Found[]> {
  await collect(sources, {
    ...{ foundOut, splitOf: (path: string) => splits[path] ?? null, decisions: new Map() },
    leave: (reason, where) => void left.push(`${reason} ${where}`),
  })
  const { candidates } = foundOut
  const all = splitSchema.options.flatMap((split) =>
    exampleFormats.flatMap((format) =>
      (['evidence', 'rest'] as const).flatMap((standing) =>
        candidates
          .kinds({ split, format, standing })
          .flatMap((kind) => candidates.next(kind, null).map((one) => ({ ...one, ...kind }))),
      ),
    ),
  )
  return all.sort((one, other) => one.number - other.number)
}
const row = (id: string, paths: string[], change: Partial<FimExample> = {}): FimExample => ({
  ...fimRow(`${id.padEnd(8, '0')}`, paths),
  ...change,
})

test('training takes text of training files alone; what is held out may be asked with any around it', async () => {
  const found = await collected(
    source(
      row('a1', ['a.cs', 'b.cs']),
      row('a2', ['a.cs', 't.cs']),
      row('a3', ['a.cs', 'nobody knows.cs']),
      row('a4', ['t.cs', 'a.cs']),
      row('a5', ['v.cs']),
      row('a6', ['nobody knows.cs']),
    ),
  )
  expect(found.map(({ split, path }) => `${split} ${path}`)).toEqual([
    'train a.cs',
    'test t.cs',
    'validation v.cs',
  ])
  expect(left).toEqual(['acrossSplit a.cs', 'acrossSplit a.cs', 'acrossSplit nobody knows.cs'])
})

test('of two that say the same the better witness stays, and each format speaks for itself', async () => {
  const suggested = row('b1', ['a.cs'], { source: { kind: 'suggestion', suggestionId: 's' } })
  const found = await collected(
    source(suggested, { ...row('b1', ['a.cs']), format: 'kto', label: true }),
    source(row('b1', ['a.cs']), row('b2', ['a.cs'])),
  )
  expect(found.map(({ source: kind, format }) => `${kind} ${format}`)).toEqual([
    'suggestion fim',
    'repository kto',
    'repository fim',
  ])
  expect(left).toEqual(['exactDuplicate a.cs'])
})

test('an answer that holds a placeholder is left out; a prompt may hold one', async () => {
  const found = await collected(
    source(
      row('c1', ['a.cs'], { completion: 'key = "<redacted:token>"' }),
      row('c2', ['a.cs'], { prompt: 'key = "<redacted:token>"\n' }),
    ),
  )
  expect(found).toHaveLength(1)
  expect(foundOut.candidates.read(found[0]!.number)).toMatchObject({ id: 'c2000000' })
  expect(left).toEqual(['heldSecret a.cs'])
})

test('what a source leaves out is heard of', async () => {
  async function* merges(): AsyncGenerator<Sourced> {
    yield { kind: 'leftOut', reason: 'merge', where: 'abc' }
  }
  expect(await collected(merges())).toEqual([])
  expect(left).toEqual(['merge abc'])
})

test('what was found out before is read where it is, and its answer is taken once on each side', async () => {
  const once = 'the same answer'
  const rows = [row('d1', ['a.cs']), row('d2', ['b.cs']), row('d3', ['t.cs'])]
  const { found, value } = foundExamples(rows.map((example) => ({ kind: 'example', example, once })))
  const finding = foundOut.findings.put('found', found, value)
  async function* known(): AsyncGenerator<Sourced> {
    yield* sourcedOf(finding)
  }
  const all = await collected(known())
  expect(all.map(({ number }) => foundOut.candidates.read(number)?.paths)).toEqual([['a.cs'], ['t.cs']])
  expect(left).toEqual(['exactDuplicate b.cs'])
})
