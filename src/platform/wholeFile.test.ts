import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from './files'
import { linesOf } from './linesOf'
import { WholeFile } from './wholeFile'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-file-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file is there only when it is whole, with the hash of what was written', async () => {
  const path = join(folder, 'inner', 'rows.jsonl')
  const file = await WholeFile.begin(path)
  const line = 'é'.repeat(1_000)
  for (let index = 0; index < 3_000; index++) await file.write(`${index} ${line}\n`)
  expect(await readdir(join(folder, 'inner'))).not.toContain('rows.jsonl')
  const hash = await file.finish()
  const text = await readFile(path, 'utf8')
  expect(sha256(text)).toBe(hash)
  expect(text.split('\n')).toHaveLength(3_001)
})

test('one that is abandoned leaves what was there before', async () => {
  const path = join(folder, 'rows.jsonl')
  await writeFile(path, 'before')
  const file = await WholeFile.begin(path)
  await file.write('after')
  await file.abandon()
  expect(await readFile(path, 'utf8')).toBe('before')
  expect(await readdir(folder)).toEqual(['rows.jsonl'])
})

test('lines end at a line feed alone, wherever the pieces of a file end', async () => {
  const path = join(folder, 'lines')
  const lines = Array.from({ length: 2_000 }, (_, index) => `${index}\u2028\r${'ü'.repeat(index % 97)}`)
  for (const end of ['', '\n']) {
    await writeFile(path, lines.join('\n') + end)
    expect(await Array.fromAsync(linesOf(path))).toEqual(lines)
  }
  await writeFile(path, '')
  expect(await Array.fromAsync(linesOf(path))).toEqual([])
})
