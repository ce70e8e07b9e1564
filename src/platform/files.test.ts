import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readText, sha256, sha256OfFile, writeWhole } from './files'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a file is replaced whole, in a folder that need not be there', async () => {
  const path = join(folder, 'deep', 'file.txt')
  await writeWhole(path, 'one')
  await writeWhole(path, 'two')
  expect(await readFile(path, 'utf8')).toBe('two')
  expect(await readdir(join(folder, 'deep'))).toEqual(['file.txt'])
})

test('a write that fails leaves the old file and no rest', async () => {
  await mkdir(join(folder, 'target'))
  await writeFile(join(folder, 'target', 'inside'), 'x')
  await expect(writeWhole(join(folder, 'target'), 'text')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['target'])
})

test('a file and its text have one hash', async () => {
  const path = join(folder, 'a')
  await writeFile(path, 'abc')
  expect(await sha256OfFile(path)).toBe(sha256('abc'))
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test.each([
  ['Windows line ends and a byte-order mark are taken off', Buffer.from('\ufeffa\r\nb'), 'a\nb'],
  ['bytes with a zero are no text', Buffer.from([65, 0, 66]), null],
  ['bytes that are no UTF-8 are no text', Buffer.from([0xc3, 0x28]), null],
])('%s', async (_, bytes, text) => {
  const path = join(folder, 'a')
  await writeFile(path, bytes)
  expect(await readText(path)).toBe(text)
})
