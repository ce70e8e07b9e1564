import { expect, test } from 'vitest'
import type { RecordSelection } from '#contracts/record'
import type { RecordedPlace } from '#engine/store/recordedPlace'
import { placesOf } from './placesOf'

const workspaces = ['/work/shop', '/work/shop/web', '/work/other', '/']

test.each<[string, RecordSelection, RecordedPlace[]]>([
  [
    'a file, under each workspace that it may have been recorded in',
    { kind: 'file', path: '/work/shop/web/src/a.ts' },
    [
      { workspace: '/work/shop', path: 'web/src/a.ts' },
      { workspace: '/work/shop/web', path: 'src/a.ts' },
      { workspace: '/', path: 'work/shop/web/src/a.ts' },
    ],
  ],
  [
    'a folder, and workspaces inside of it as a whole',
    { kind: 'folder', path: '/work/shop/' },
    [{ workspace: '/work/shop' }, { workspace: '/work/shop/web' }, { workspace: '/', path: 'work/shop/' }],
  ],
  [
    'a URI',
    { kind: 'file', path: 'file:///work/other/My%20File.cs' },
    [
      { workspace: '/work/other', path: 'My File.cs' },
      { workspace: '/', path: 'work/other/My File.cs' },
    ],
  ],
  ['a workspace is no file', { kind: 'file', path: '/work/other' }, [{ workspace: '/', path: 'work/other' }]],
  ['all', { kind: 'all' }, [{}]],
  [
    'a day from midnight to midnight here',
    { kind: 'day', day: '2026-03-01' },
    [{ from: new Date(2026, 2, 1).getTime(), until: new Date(2026, 2, 2).getTime() }],
  ],
])('%s', (_, selection, places) => {
  expect(placesOf(selection, workspaces, false)).toEqual(places)
})

test('on Windows the case of a path says nothing', () => {
  const selection = { kind: 'folder', path: 'c:\\Work\\shop\\Web' } as const
  expect(placesOf(selection, ['C:\\work\\Shop', 'C:\\work\\Shop\\web', 'D:\\x'], true)).toEqual([
    { workspace: 'C:\\work\\Shop', path: 'Web/' },
    { workspace: 'C:\\work\\Shop\\web' },
  ])
})
