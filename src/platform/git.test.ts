import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemGit } from './git'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'git-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a repository lists what is tracked or could be, and nothing that is ignored', async () => {
  await systemGit.init(folder)
  await mkdir(join(folder, 'src'))
  await writeFile(join(folder, '.gitignore'), 'dist/\n')
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'dist', 'main.js'), '')
  await writeFile(join(folder, 'src', 'Größe und mehr.ts'), '')
  expect(await systemGit.files(folder)).toEqual(['.gitignore', 'src/Größe und mehr.ts'])
})

test('a folder that is no repository says so', async () => {
  expect(await systemGit.files(folder)).toBeNull()
})
