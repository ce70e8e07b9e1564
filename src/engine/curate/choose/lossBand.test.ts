import { expect, test } from 'vitest'
import { type KnownLoss, lossBand } from './lossBand'

const known = (...losses: number[]): KnownLoss[] => losses.map((loss) => ({ loss, tokens: 20 }))
const ordinary = known(...Array.from({ length: 200 }, (_, at) => 0.2 + at / 100))

test('what the base writes by itself teaches nothing', () => {
  const band = lossBand(ordinary)
  expect(band({ loss: 0.14, tokens: 20 })).toBe('tooEasy')
  expect(band({ loss: 0.16, tokens: 20 })).toBeNull()
})

test('noise is left out where it is rare', () => {
  const band = lossBand([...ordinary, ...known(6)])
  expect(band({ loss: 6, tokens: 20 })).toBe('tooHard')
  expect(band({ loss: 2.9, tokens: 20 })).toBeNull()
})

test('a base that finds everything hard leaves out only the hardest twentieth', () => {
  const hard = known(...Array.from({ length: 200 }, (_, at) => 5 + at / 100))
  const band = lossBand(hard)
  expect(hard.filter((each) => band(each) === 'tooHard')).toHaveLength(10)
})

test('of few, nothing is called too hard; of short answers, nothing at all', () => {
  expect(lossBand(known(9, 1))({ loss: 9, tokens: 20 })).toBeNull()
  const band = lossBand(ordinary)
  expect(band({ loss: 0.01, tokens: 3 })).toBeNull()
  expect(band({ loss: 12, tokens: 3 })).toBeNull()
})
