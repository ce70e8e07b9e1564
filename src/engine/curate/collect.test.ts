import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Example, FimExample, Split } from '#contracts/example'
import { fimRow } from '#test/record/datasetRows'
import type { Candidate } from './candidate'
import { collect } from './collect'
import type { Sourced } from '#engine/curate/example/sourced'
import { Spool } from './spool'

const splits: Record<string, Split> = {
  'a.cs': 'train',
  'b.cs': 'train',
  'v.cs': 'validation',
  't.cs': 'test',
}
let folder: string
let spool: Spool
let left: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-'))
  spool = await Spool.open(join(folder, 'one.spool'))
  left = []
})
afterEach(async () => {
  await spool.close()
  await rm(folder, { recursive: true, force: true })
})

async function* source(...examples: Example[]): AsyncGenerator<Sourced> {
  for (const example of examples) yield { kind: 'example', example }
}
const collected = (...sources: AsyncIterable<Sourced>[]): Promise<Candidate[]> =>
  collect(sources, {
    ...{ spool, splitOf: (path) => splits[path] ?? null, decisions: new Map() },
    leave: (reason, where) => left.push(`${reason} ${where}`),
  })
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
  expect(await spool.read(found[0]!.place)).toMatchObject({ id: 'c2000000' })
  expect(left).toEqual(['heldSecret a.cs'])
})

test('what a source leaves out is heard of', async () => {
  async function* merges(): AsyncGenerator<Sourced> {
    yield { kind: 'leftOut', reason: 'merge', where: 'abc' }
  }
  expect(await collected(merges())).toEqual([])
  expect(left).toEqual(['merge abc'])
})
