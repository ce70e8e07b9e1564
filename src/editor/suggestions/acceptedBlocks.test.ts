import { expect, test } from 'vitest'
import { type AcceptedBlock, AcceptedBlocks } from './acceptedBlocks'
import type { Change } from './change'

const uri = 'file:///a.ts'
const block: AcceptedBlock = {
  id: 's',
  uri,
  start: 10,
  end: 20,
  acceptedAt: 1,
  isBlock: true,
  errorsBefore: 0,
  stars: null,
  edited: 0,
  asked: false,
}

function after(...changes: Change[]): [number, number] | 'gone' {
  const blocks = new AcceptedBlocks()
  blocks.add(block)
  const gone = blocks.changed(uri, changes)
  const [left] = blocks.list()
  if (left === undefined) {
    expect(gone).toEqual([block])
    return 'gone'
  }
  return [left.start, left.end]
}

test.each<[string, Change, [number, number] | 'gone']>([
  ['before it', { offset: 2, length: 1, text: 'xyz' }, [12, 22]],
  ['right before it', { offset: 10, length: 0, text: 'xy' }, [12, 22]],
  ['inside it', { offset: 12, length: 2, text: 'xyz' }, [10, 21]],
  ['right behind it', { offset: 20, length: 0, text: 'xyz' }, [10, 20]],
  ['behind it', { offset: 30, length: 5, text: '' }, [10, 20]],
  ['over its beginning', { offset: 8, length: 5, text: 'x' }, [9, 16]],
  ['over its end', { offset: 18, length: 5, text: 'x' }, [10, 18]],
  ['all of it', { offset: 10, length: 10, text: '' }, 'gone'],
  ['more than all of it', { offset: 5, length: 30, text: 'abc' }, 'gone'],
])('a change %s', (_, change, expected) => {
  expect(after(change)).toEqual(expected)
})

test('changes come one after the other, and those of other documents are nothing', () => {
  expect(after({ offset: 12, length: 0, text: 'xx' }, { offset: 0, length: 5, text: '' })).toEqual([5, 17])
  const blocks = new AcceptedBlocks()
  blocks.add(block)
  expect(blocks.changed('file:///b.ts', [{ offset: 0, length: 100, text: '' }])).toEqual([])
  expect(blocks.list()).toEqual([block])
})

test.each<[string, Change, number]>([
  ['before it', { offset: 2, length: 1, text: 'xyz' }, 0],
  ['inside it', { offset: 12, length: 2, text: 'xyz' }, 5],
  ['right behind it', { offset: 20, length: 0, text: 'xyz' }, 0],
  ['over its beginning', { offset: 8, length: 5, text: 'x' }, 3],
  ['over its end', { offset: 18, length: 5, text: 'x' }, 2],
])('of a change %s its own characters are counted', (_, change, edited) => {
  const blocks = new AcceptedBlocks()
  blocks.add(block)
  blocks.changed(uri, [change])
  blocks.changed('file:///b.ts', [{ offset: 12, length: 2, text: '' }])
  expect(blocks.get('s')?.edited).toBe(edited)
})

test('the oldest are let go, and a closed document takes its blocks along', () => {
  const blocks = new AcceptedBlocks()
  for (let index = 0; index < 60; index++) blocks.add({ ...block, id: String(index) })
  expect(blocks.list()).toHaveLength(50)
  blocks.rated('59', 4)
  expect(blocks.get('59')?.stars).toBe(4)
  blocks.closed(uri)
  expect(blocks.list()).toEqual([])
})

test('nothing is asked about what was answered or is older, and it is followed all the same', () => {
  const blocks = new AcceptedBlocks()
  for (const id of ['a', 'b', 'c']) blocks.add({ ...block, id })
  blocks.asked('b')
  blocks.asked('unknown')
  expect(blocks.list().map(({ id, asked }) => [id, asked])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ])
  blocks.changed(uri, [{ offset: 0, length: 0, text: 'x' }])
  expect(blocks.get('a')).toMatchObject({ start: 11, end: 21, asked: true })
})
