import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from '#platform/files'
import { rememberedHash } from './rememberedHash'

let folder: string
let file: string
let memory: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hash-'))
  file = join(folder, 'base.gguf')
  memory = join(folder, 'hashes.json')
  writeFileSync(file, 'one')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file is hashed once, and again when it changed', async () => {
  const write = (content: string, seconds: number): void => {
    writeFileSync(file, content)
    utimesSync(file, seconds, seconds)
  }
  write('one', 1_000)
  expect(await rememberedHash(file, memory)).toBe(sha256('one'))
  write('two', 1_000)
  // Same size and time: it was not read again.
  expect(await rememberedHash(file, memory)).toBe(sha256('one'))
  write('two', 2_000)
  expect(await rememberedHash(file, memory)).toBe(sha256('two'))
  write('three', 2_000)
  expect(await rememberedHash(file, memory)).toBe(sha256('three'))
})

test('files are remembered beside each other, and a memory that makes no sense is begun anew', async () => {
  const other = join(folder, 'other.gguf')
  writeFileSync(other, 'other')
  writeFileSync(memory, '{ "half')
  await rememberedHash(file, memory)
  await rememberedHash(other, memory)
  expect(Object.keys(JSON.parse(readFileSync(memory, 'utf8')) as object)).toEqual([file, other])
})

test('no file has no hash', async () => {
  expect(await rememberedHash(join(folder, 'none.gguf'), memory)).toBeNull()
  expect(await rememberedHash(folder, memory)).toBeNull()
})
