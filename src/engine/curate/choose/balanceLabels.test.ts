import { expect, test } from 'vitest'
import type { Example, KtoExample } from '#contracts/example'
import { balanceLabels } from './balanceLabels'

function row(label: boolean, weight: number): KtoExample {
  return {
    ...{ format: 'kto', task: 'line', prompt: 'p', completion: 'c', label, weight },
    ...{ id: `${label} ${weight}`, contentHash: 'h', language: 'csharp', pattern: null, group: 'Item' },
    ...{ paths: ['Item.cs'], source: { kind: 'suggestion', suggestionId: 's' }, at: 1 },
    ...{ quality: null, security: null, loss: null },
  }
}

async function weights(rows: readonly KtoExample[]): Promise<{ good: number; bad: number }> {
  async function* read(): AsyncGenerator<Example> {
    yield* rows
  }
  const balanced = await Array.fromAsync(balanceLabels(read))
  expect(balanced.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  const sum = (label: boolean): number =>
    balanced.reduce(
      (total, example) => total + (example.format === 'kto' && example.label === label ? example.weight : 0),
      0,
    )
  return { good: sum(true), bad: sum(false) }
}

test.each([
  ['many good ones', [row(true, 2), row(true, 1.5), row(true, 1), row(false, 0.5)], 4 / 3],
  ['many bad ones', [row(false, 1), row(false, 0.25), row(true, 1)], 1],
  ['one of each', [row(true, 0.25), row(false, 2)], 1],
])('%s are brought to the nearer end, and weigh as much together', async (_, rows, ratio) => {
  const { good, bad } = await weights(rows)
  expect(good / bad).toBeCloseTo(ratio, 9)
  expect(good + bad).toBeCloseTo(
    rows.reduce((sum, { weight }) => sum + weight, 0),
    9,
  )
})

test.each([
  ['in balance already', [row(true, 1.2), row(false, 1)]],
  ['of one label alone', [row(true, 1), row(true, 2)]],
])('rows %s stay as they are', async (_, rows) => {
  const sum = (label: boolean): number =>
    rows.reduce((total, each) => total + (each.label === label ? each.weight : 0), 0)
  expect(await weights(rows)).toEqual({ good: sum(true), bad: sum(false) })
})
