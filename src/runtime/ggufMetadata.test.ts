import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headerOnly, toyPath, toyWithChatTemplate } from '#test/runtime/ggufBytes'
import { hasGgufMagic, readGgufMetadata } from './ggufMetadata'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apprentice-gguf-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test('reads numbers, texts and flags, walks over long lists, counts parameters', async () => {
  const { keyValues, parameterCount } = await readGgufMetadata(toyPath)
  expect(keyValues).toMatchObject({
    'general.architecture': 'qwen2',
    'general.file_type': 7,
    'qwen2.context_length': 4096,
    'qwen2.rope.freq_base': 100000,
    'tokenizer.ggml.add_bos_token': false,
    'tokenizer.ggml.tokens': null,
    'tokenizer.ggml.fim_sep_token_id': 8191,
  })
  expect(parameterCount).toBe(5_050_624)
})

test('reads a text longer than one block of the file', async () => {
  const long = 'x'.repeat(3_000_000)
  const path = await file('long.gguf', toyWithChatTemplate(long))
  const { keyValues, parameterCount } = await readGgufMetadata(path)
  expect(String(keyValues['tokenizer.chat_template'])).toContain(long)
  expect(parameterCount).toBe(5_050_624)
})

test('a header that is cut short or is none throws', async () => {
  const cut = await file('cut.gguf', readFileSync(toyPath).subarray(0, 100_000))
  await expect(readGgufMetadata(cut)).rejects.toThrow('unexpected EOF')
  const noise = await file('noise.gguf', Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(64, 0xee)]))
  await expect(readGgufMetadata(noise)).rejects.toThrow('unsupported GGUF version')
})

test('knows the magic', async () => {
  expect(await hasGgufMagic(toyPath)).toBe(true)
  expect(await hasGgufMagic(await file('head.gguf', headerOnly({})))).toBe(true)
  expect(await hasGgufMagic(await file('other', Buffer.from('PK other')))).toBe(false)
  expect(await hasGgufMagic(await file('empty', Buffer.alloc(0)))).toBe(false)
  await expect(hasGgufMagic(join(folder, 'absent'))).rejects.toMatchObject({ code: 'ENOENT' })
})
