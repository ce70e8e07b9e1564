import { expect, test } from 'vitest'
import type { AcceptedBlock } from './acceptedBlocks'
import { blockToRate, type LensMoment } from './blockToRate'
import { LensPast } from './lensPast'

const block = (id: string, acceptedAt: number, change: Partial<AcceptedBlock> = {}): AcceptedBlock => ({
  ...{ id, acceptedAt, uri: 'file:///a.ts', start: 0, end: 50, isBlock: true },
  ...{ errorsBefore: 0, stars: null, edited: 0, asked: false },
  ...change,
})
const asked = (
  blocks: AcceptedBlock[],
  lens: 'off' | 'blocks' | 'all' = 'all',
  moment: Partial<LensMoment> = {},
  past = new LensPast(),
): string | null =>
  blockToRate(
    blocks,
    { lens, lensSeconds: 60 },
    { now: 10_000, lastEdit: 0, standing: null, ...moment },
    past,
  )?.id ?? null

test('the newest is asked about, and only what the person wants to be asked about', () => {
  const blocks = [block('a', 1_000), block('b', 2_000), block('line', 3_000, { isBlock: false })]
  expect(asked(blocks)).toBe('line')
  expect(asked(blocks, 'blocks')).toBe('b')
  expect(asked(blocks, 'off')).toBeNull()
})

test('not about what was asked about', () => {
  expect(asked([block('a', 1_000, { asked: true })])).toBeNull()
  expect(asked([block('a', 1_000, { asked: true, stars: 4 })])).toBeNull()
})

test('not while the person types, and not for ever', () => {
  const blocks = [block('a', 1_000)]
  expect(asked(blocks, 'all', { lastEdit: 9_500 })).toBeNull()
  expect(asked(blocks, 'all', { lastEdit: 8_800 })).toBe('a')
  expect(asked(blocks, 'all', { now: 61_000 })).toBeNull()
})

test('where it stands it stays while one types, and goes once half of the text is another', () => {
  const typing = { lastEdit: 9_900, standing: 'a' }
  expect(asked([block('a', 1_000, { edited: 25 })], 'all', typing)).toBe('a')
  expect(asked([block('a', 1_000, { edited: 26 })], 'all', typing)).toBeNull()
})

test('another takes its place only when the person rests', () => {
  const blocks = [block('a', 1_000), block('b', 9_000)]
  expect(asked(blocks, 'all', { lastEdit: 9_900, standing: 'a' })).toBeNull()
  expect(asked(blocks, 'all', { standing: 'a' })).toBe('b')
})

test('once it is rated it stays while the person is thanked', () => {
  expect(asked([block('a', 1_000, { stars: 4 })], 'all', { lastEdit: 9_900 })).toBe('a')
})

test('not where the file had enough of them, and not after three were sent away', () => {
  const past = new LensPast()
  for (let count = 0; count < 6; count++) past.seen({ id: `s${count}`, uri: 'file:///a.ts' }, 9_000)
  expect(asked([block('a', 1_000)], 'all', {}, past)).toBeNull()
  expect(asked([block('s3', 1_000)], 'all', {}, past)).toBe('s3')
  expect(asked([block('a', 1_000, { uri: 'file:///b.ts' })], 'all', {}, past)).toBe('a')
  for (let count = 0; count < 3; count++) past.dismissed(9_500)
  expect(asked([block('a', 1_000, { uri: 'file:///b.ts' })], 'all', {}, past)).toBeNull()
})
