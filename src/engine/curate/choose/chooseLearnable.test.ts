import { expect, test } from 'vitest'
import type { Split } from '#contracts/example'
import { type Given, gathered } from '#test/curate/gathered'
import { fimRow } from '#test/record/datasetRows'
import { type LossRow, type MeasureLosses, chooseLearnable } from './chooseLearnable'

const given = (split: Split, count: number): Given[] =>
  Array.from({ length: count }, (_, at) => {
    const id = `${String(at).padStart(8, '0')} ${split}`
    return {
      example: { ...fimRow(id, [`${split}${at}.cs`]), contentHash: id, group: `${split}${at}` },
      isPinned: false,
    }
  })

async function chosen(
  train: number,
  measure?: MeasureLosses,
): Promise<{ losses: (number | null)[]; left: string[] }> {
  const left: string[] = []
  const foundOut = await gathered([...given('train', 8), ...given('test', 2)], (path) =>
    path.startsWith('train') ? 'train' : 'test',
  )
  const { candidates } = foundOut
  const found = await chooseLearnable({
    ...{ candidates, measure, gates: () => [], sizes: { train, validation: 9, test: 9 } },
    leave: (reason, where) => void left.push(`${reason} ${where}`),
  })
  const losses = found
    .get('train')!
    .get('fim')!
    .map(({ number }) => candidates.read(number)!.loss)
  foundOut.close()
  return { losses, left }
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
