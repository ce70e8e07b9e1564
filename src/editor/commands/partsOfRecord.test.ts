import { expect, test } from 'vitest'
import { partsOfRecord } from './partsOfRecord'

test('the file in front, its folder, the folders of the window, today, and everything', () => {
  const parts = partsOfRecord({
    file: 'file:///srv/shop/src/My%20Item.cs',
    folders: ['file:///srv/shop', 'file:///srv/shop/src'],
    today: '2026-05-31',
  })
  expect(parts.map(({ name }) => name)).toEqual([
    'the file My Item.cs',
    'the folder src',
    'the folder shop',
    'today',
    'everything',
  ])
  expect(parts[1]?.selection).toEqual({ kind: 'folder', path: 'file:///srv/shop/src' })
})

test('without a file, what is there', () => {
  const parts = partsOfRecord({ file: undefined, folders: [], today: '2026-05-31' })
  expect(parts.map(({ selection }) => selection)).toEqual([
    { kind: 'day', day: '2026-05-31' },
    { kind: 'all' },
  ])
})
