import { expect, test } from 'vitest'
import { wayInside } from './wayInside'

test.each([
  ['/srv/shop', '/srv/shop/src/a.ts', 'src/a.ts'],
  ['/srv/shop/', '/srv/shop', ''],
  ['/', '/srv/a.ts', 'srv/a.ts'],
  ['/srv/shop', '/srv/shopping/a.ts', null],
  ['/srv/shop', '/srv', null],
  ['/srv/shop', '/srv/shop/..a/b.ts', '..a/b.ts'],
])('from %s to %s: %s', (folder, path, way) => {
  expect(wayInside(folder, path, false)).toBe(way)
})

test.each([
  ['C:\\Shop', 'c:\\shop\\Src\\A.cs', 'Src/A.cs'],
  ['C:\\Shop', 'D:\\Shop\\A.cs', null],
  ['C:\\Shop', 'C:\\Other\\A.cs', null],
])('on Windows from %s to %s: %s', (folder, path, way) => {
  expect(wayInside(folder, path, true)).toBe(way)
})
