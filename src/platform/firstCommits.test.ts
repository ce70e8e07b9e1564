import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commitAt } from '#test/workspace/commitAt'
import { firstCommits } from './firstCommits'
import { systemGit } from './git'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-commits-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function commit(seconds: number, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  commitAt(folder, seconds)
}

test('a file is as old as the commit that added it, and changes do not make it younger', async () => {
  expect(await firstCommits(folder)).toEqual(new Map())
  await systemGit.init(folder)
  expect(await firstCommits(folder)).toEqual(new Map())
  await commit(1_000_000_000, { 'src/Größe.cs': 'a', 'B b.cs': 'b' })
  await commit(1_000_000_100, { 'src/Größe.cs': 'c', 'src/New.cs': 'd' })
  await writeFile(join(folder, 'Untracked.cs'), 'e')
  expect(await firstCommits(folder)).toEqual(
    new Map([
      ['src/Größe.cs', 1_000_000_000_000],
      ['B b.cs', 1_000_000_000_000],
      ['src/New.cs', 1_000_000_100_000],
    ]),
  )
  expect((await firstCommits(join(folder, 'src'))).get('New.cs')).toBe(1_000_000_100_000)
})
