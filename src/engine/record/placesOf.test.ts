import { expect, test } from 'vitest'
import type { RecordSelection } from '#contracts/record'
import type { RecordedPlace } from '#engine/store/recordedPlace'
import { placesOf } from './placesOf'

const workspaces = ['/srv/shop', '/srv/shop/web', '/srv/other', '/']

test.each<[string, RecordSelection, RecordedPlace[]]>([
  [
    'a file, under each workspace that it may have been recorded in',
    { kind: 'file', path: '/srv/shop/web/src/a.ts' },
    [
      { workspace: '/srv/shop', path: 'web/src/a.ts' },
      { workspace: '/srv/shop/web', path: 'src/a.ts' },
      { workspace: '/', path: 'srv/shop/web/src/a.ts' },
    ],
  ],
  [
    'a folder, and workspaces inside of it as a whole',
    { kind: 'folder', path: '/srv/shop/' },
    [{ workspace: '/srv/shop' }, { workspace: '/srv/shop/web' }, { workspace: '/', path: 'srv/shop/' }],
  ],
  [
    'a URI',
    { kind: 'file', path: 'file:///srv/other/My%20File.cs' },
    [
      { workspace: '/srv/other', path: 'My File.cs' },
      { workspace: '/', path: 'srv/other/My File.cs' },
    ],
  ],
  ['a workspace is no file', { kind: 'file', path: '/srv/other' }, [{ workspace: '/', path: 'srv/other' }]],
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
