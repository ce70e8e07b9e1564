import { expect, test } from 'vitest'
import type { AcceptedBlock } from './acceptedBlocks'
import { blockToRate } from './blockToRate'

const block = (id: string, acceptedAt: number, isBlock = true): AcceptedBlock => ({
  id,
  uri: 'file:///a.ts',
  start: 0,
  end: 5,
  acceptedAt,
  isBlock,
  errorsBefore: 0,
  stars: null,
})
const asked = (
  blocks: AcceptedBlock[],
  lens: 'off' | 'blocks' | 'all' = 'all',
  { now = 10_000, lastEdit = 0 } = {},
): string | null => blockToRate(blocks, { lens, lensSeconds: 60 }, now, lastEdit)?.id ?? null

test('the newest is asked about, and only what the person wants to be asked about', () => {
  const blocks = [block('a', 1_000), block('b', 2_000), block('line', 3_000, false)]
  expect(asked(blocks)).toBe('line')
  expect(asked(blocks, 'blocks')).toBe('b')
  expect(asked(blocks, 'off')).toBeNull()
})

test('not while the person types, and not for ever', () => {
  const blocks = [block('a', 1_000)]
  expect(asked(blocks, 'all', { lastEdit: 9_500 })).toBeNull()
  expect(asked(blocks, 'all', { lastEdit: 8_800 })).toBe('a')
  expect(asked(blocks, 'all', { now: 61_000 })).toBeNull()
})

test('once it stands it stays while the answer is thanked for', () => {
  expect(asked([{ ...block('a', 1_000), stars: 4 }], 'all', { lastEdit: 9_900 })).toBe('a')
})
