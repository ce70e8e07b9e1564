import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonLines } from './jsonLines'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'json-lines-'))
  path = join(folder, 'rows.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what each line says, and the line itself; an empty one is none', async () => {
  await writeFile(path, '{ "a": 1.0 }\n\n"b\u2028c"\n[2]\n')
  expect(await Array.fromAsync(jsonLines(path))).toEqual([
    { line: '{ "a": 1.0 }', value: { a: 1 } },
    { line: '"b\u2028c"', value: 'b\u2028c' },
    { line: '[2]', value: [2] },
  ])
})

test('a last line without an end is one, and an empty file has none', async () => {
  await writeFile(path, '1\n2')
  expect((await Array.fromAsync(jsonLines(path))).map(({ value }) => value)).toEqual([1, 2])
  await writeFile(path, '')
  expect(await Array.fromAsync(jsonLines(path))).toEqual([])
})

test('lines come before one that is no JSON is met', async () => {
  await writeFile(path, '1\n{"a"')
  const lines = jsonLines(path)
  expect((await lines.next()).value).toEqual({ line: '1', value: 1 })
  await expect(lines.next()).rejects.toThrow(SyntaxError)
})
