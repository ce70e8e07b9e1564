import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleGit, type SimpleGit } from 'simple-git'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SystemGitHistory } from './gitHistory'
import { headCommit } from './headCommit'

const history = new SystemGitHistory()
let folder: string
let git: SimpleGit

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'head-'))
  git = simpleGit(folder)
  await git.init()
  await git.addConfig('user.email', 'a@b.c')
  await git.addConfig('user.name', 'a')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function commit(name: string): Promise<string> {
  writeFileSync(join(folder, name), name)
  await git.add(name).commit(name)
  return (await git.revparse(['HEAD'])).trim()
}

test('nothing is checked out before the first commit, nor outside a repository', async () => {
  expect(await headCommit(folder)).toBeNull()
  expect(await history.commitTimes(folder)).toBeNull()
  rmSync(join(folder, '.git'), { recursive: true })
  expect(await headCommit(folder)).toBeNull()
  expect(await history.commitTimes(folder)).toBeNull()
})

test('follows commits and branches, from any folder inside', async () => {
  const first = await commit('one')
  mkdirSync(join(folder, 'src'))
  expect(await headCommit(join(folder, 'src'))).toBe(first)
  await git.checkoutLocalBranch('feature/two')
  const second = await commit('two')
  expect(second).not.toBe(first)
  expect(await headCommit(folder)).toBe(second)
  await git.checkout(first)
  expect(await headCommit(folder)).toBe(first)
})

test('finds a branch that is packed, and one that another work tree has', async () => {
  const first = await commit('one')
  await git.raw(['pack-refs', '--all'])
  expect(await headCommit(folder)).toBe(first)
  const elsewhere = join(folder, 'elsewhere')
  await git.raw(['worktree', 'add', '-b', 'other', elsewhere])
  const second = await commit('two')
  expect(await headCommit(elsewhere)).toBe(first)
  expect(await headCommit(folder)).toBe(second)
})

test('tells when each commit was made', async () => {
  const before = Date.now() - 2000
  await commit('one')
  await commit('two')
  const times = await history.commitTimes(folder)
  expect(times).toHaveLength(2)
  expect(times!.every((time) => time > before && time <= Date.now())).toBe(true)
})
