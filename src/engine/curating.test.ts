import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { curatingWith } from './curating'

let folder = ''
afterEach(async () => rm(folder, { recursive: true, force: true }))

test('the code has another name when any part of a build is another', async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-'))
  const build = async (program: string, thread: string): Promise<string> => {
    await writeFile(join(folder, 'server.js'), program)
    await writeFile(join(folder, 'thread.js'), thread)
    const entry = pathToFileURL(join(folder, 'thread.js'))
    return await curatingWith(entry, () => Promise.reject(new Error('no text here'))).code()
  }
  const first = await build('reads commits', 'reads files')
  expect(await build('reads commits', 'reads files')).toBe(first)
  expect(await build('reads commits better', 'reads files')).not.toBe(first)
  expect(await build('reads commits', 'reads files better')).not.toBe(first)
})
