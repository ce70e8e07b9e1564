import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SystemGitHistory } from './gitHistory'

let folder: string
let history: SystemGitHistory
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'))
  history = new SystemGitHistory()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function git(...args: string[]): string {
  const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'commit.gpgSign=false']
  const { status, stdout, stderr } = spawnSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

test('commits, what they changed, and which came before which', async () => {
  git('init', '-q')
  expect(await history.commitsSince(folder, 0, 10)).toEqual([])
  await mkdir(join(folder, 'src'))
  await writeFile(join(folder, 'src', 'Größe und mehr.ts'), 'one\n--- a/no\n')
  git('add', '-A')
  git('commit', '-q', '-m', 'First\n\nwith a body')
  const before = await history.stamp(folder)
  await writeFile(join(folder, 'src', 'Größe und mehr.ts'), 'two\r\n--- a/no\n')
  git('commit', '-q', '-am', 'Second')
  expect(await history.stamp(folder)).not.toBe(before)

  const [first, second] = await history.commitsSince(folder, 0, 10)
  expect([first, second]).toMatchObject([{ message: 'First\n\nwith a body\n' }, { message: 'Second\n' }])
  expect(first!.at).toBeGreaterThan(Date.now() - 60_000)
  expect(await history.commitsSince(folder, 0, 1)).toEqual([second])
  const path = 'src/Größe und mehr.ts'
  expect(await history.changesOf(folder, second!.hash)).toEqual({
    added: new Map([[path, ['two']]]),
    removed: new Map([[path, ['one']]]),
  })
  expect((await history.changesOf(join(folder, 'src'), second!.hash)).added).toEqual(
    new Map([['Größe und mehr.ts', ['two']]]),
  )
  expect(await history.commitOf(folder, 'HEAD~1')).toBe(first!.hash)
  expect(await history.isAncestor(folder, first!.hash, second!.hash)).toBe(true)
  expect(await history.isAncestor(folder, second!.hash, first!.hash)).toBe(false)
})

test('what is no repository, and no commit, is known by nothing', async () => {
  expect(await history.stamp(folder)).toBeNull()
  expect(await history.commitsSince(folder, 0, 10)).toEqual([])
  git('init', '-q')
  expect(await history.commitOf(folder, 'main')).toBeNull()
  expect(await history.commitOf(folder, '--all')).toBeNull()
})
