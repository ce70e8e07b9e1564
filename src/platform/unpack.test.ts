import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TarEntry, tarball } from '#test/install/tarball'
import { unpack } from './unpack'

let base: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'unpack-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

async function unpacked(entries: readonly TarEntry[]): Promise<string> {
  const file = join(base, 'package.tgz')
  await writeFile(file, tarball(entries))
  const folder = join(base, 'in', 'here')
  await unpack(file, folder)
  return folder
}

test('the first folder is left out, whatever it is called', async () => {
  const folder = await unpacked([
    { path: 'package/package.json', text: '{}' },
    { path: 'other-name/dist/index.js', text: 'export {}' },
  ])
  expect(await readFile(join(folder, 'package.json'), 'utf8')).toBe('{}')
  expect(await readFile(join(folder, 'dist', 'index.js'), 'utf8')).toBe('export {}')
  if (process.platform !== 'win32')
    expect((await stat(join(folder, 'package.json'))).mode & 0o044).toBe(0o044)
})

test.each<[string, TarEntry[]]>([
  ['climbs out', [{ path: 'package/../../evil.txt', text: 'x' }]],
  ['is a link', [{ path: 'package/evil.txt', linkTo: '../../../evil.txt' }]],
  [
    'goes through a link',
    [
      { path: 'package/out', linkTo: '../..' },
      { path: 'package/out/evil.txt', text: 'x' },
    ],
  ],
])('an entry that %s is refused, and nothing is written outside', async (_, entries) => {
  await expect(unpacked(entries)).rejects.toThrow()
  expect((await readdir(base)).toSorted()).toEqual(['in', 'package.tgz'])
  expect(await readdir(join(base, 'in'))).toEqual(['here'])
})

test('an absolute path stays inside', async () => {
  const folder = await unpacked([{ path: join(base, 'evil.txt'), text: 'x' }])
  expect((await readdir(base)).toSorted()).toEqual(['in', 'package.tgz'])
  expect(await readdir(folder)).toHaveLength(1)
})
