// The builds are real in test/validate; here is what their errors mean.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blamedFiles } from './blamedFiles'

const copy = process.platform === 'win32' ? 'C:\\copy' : '/copy'
const paths = [
  'a/One.cs',
  'a/Two.cs',
  'a/Three.cs',
  'a/Four.cs',
  'a/Five.cs',
  'a/Six.cs',
  'web/x.ts',
  'web/x.html',
]

const blame = (folder: string, ...lines: string[]): unknown => {
  const blamed = blamedFiles(lines.join('\n'), { copy, folder: join(copy, folder), paths })
  return blamed && Object.fromEntries(blamed)
}
const wrong = (path: string, code = 'CS0029'): string =>
  `${join(copy, path)}(3,5): error ${code}: Cannot [${join(copy, 'a/A.csproj')}]`

test('an error blames its file, once for each time it is said', () => {
  expect(blame('', wrong('a/One.cs'), wrong('a/One.cs'), wrong('a/Two.cs'))).toEqual({
    'a/One.cs': ['CS0029 Cannot'],
    'a/Two.cs': ['CS0029 Cannot'],
  })
  expect(blame('web', 'x.ts(1,2): error TS2322: No.', 'x.html(4,1): error NG8002: No.')).toEqual({
    'web/x.ts': ['TS2322 No.'],
    'web/x.html': ['NG8002 No.'],
  })
})

test('where something is not installed, nothing is blamed', () => {
  expect(
    blame('', wrong('a/One.cs'), `${join(copy, 'a/A.csproj')} : error NU1101: Unable to find X.`),
  ).toBeNull()
  expect(
    blame('web', "x.ts(1,2): error TS2307: Cannot find module 'rxjs'.", 'x.ts(2,2): error TS2322: No.'),
  ).toBeNull()
})

test('where most files are wrong at once, none is blamed', () => {
  expect(blame('', ...paths.slice(0, 5).map((path) => wrong(path)))).toBeNull()
})

test('a failure that names no file of the workspace blames nothing', () => {
  expect(blame('', 'MSBUILD : error : what is it')).toBeNull()
  expect(blame('', `${join(copy, '..', 'other', 'One.cs')}(1,1): error CS0029: Cannot`)).toBeNull()
})
