import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SystemCommitSource } from './commitPatches'

let folder: string
let source: SystemCommitSource
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patches-'))
  source = new SystemCommitSource(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function git(...args: string[]): string {
  const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'commit.gpgSign=false']
  const { status, stdout, stderr } = spawnSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

async function commit(message: string, files: Record<string, string | Buffer>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  git('add', '-A')
  git('commit', '-q', '-m', message)
  return git('rev-parse', 'HEAD')
}

test('commits with what they say and what they changed, the newest first', async () => {
  git('init', '-q')
  const path = 'src/Größe [1].cs'
  const first = await commit('One\n\nwith a body', {
    [path]: 'a\nb\r\n--- c\n',
    'logo.png': Buffer.from([0, 1]),
  })
  const second = await commit('Two', { [path]: 'a\nB\r\n--- c\nd', 'other.cs': 'x\n' })
  await rename(join(folder, path), join(folder, 'src/Size.cs'))
  const third = await commit('Three', {})

  const commits = await source.commits(2)
  expect(commits).toMatchObject([
    { hash: third, parents: 1, author: 'Jo <jo@example.com>', message: 'Three\n' },
    { hash: second, parents: 1, message: 'Two\n' },
  ])
  expect(commits[0]!.at).toBeGreaterThan(Date.now() - 60_000)
  expect(await source.commits(9)).toHaveLength(3)

  expect(await source.filesOf([third, second, first])).toEqual(
    new Map([
      [third, [{ path: 'src/Size.cs', from: path, added: 0, removed: 0 }]],
      [
        second,
        [
          { path: 'other.cs', from: null, added: 1, removed: 0 },
          { path, from: null, added: 2, removed: 1 },
        ],
      ],
      [
        first,
        [
          { path: 'logo.png', from: null, added: null, removed: null },
          { path, from: null, added: 3, removed: 0 },
        ],
      ],
    ]),
  )

  const patches = await source.patchesOf([second, first], [path])
  expect(patches.get(second)).toEqual([
    {
      path,
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'a\n' },
        { kind: 'removed', text: 'b\n' },
        { kind: 'added', text: 'B\n' },
        { kind: 'same', text: '--- c\n' },
        { kind: 'added', text: 'd' },
      ],
    },
  ])
  expect(patches.get(first)).toEqual([
    { path, kind: 'added', pieces: [{ kind: 'added', text: 'a\nb\n--- c\n' }] },
  ])
  expect((await source.patchesOf([second], ['logo.png', 'other.cs'])).get(second)).toMatchObject([
    { path: 'other.cs' },
  ])
})

test('a folder within a repository is a workspace of its own', async () => {
  git('init', '-q')
  const hash = await commit('One', { 'web/app.ts': 'let a\n', 'api/Shop.cs': 'class Shop;\n' })
  const web = new SystemCommitSource(join(folder, 'web'))
  expect((await web.filesOf([hash])).get(hash)?.map(({ path }) => path)).toEqual(['app.ts'])
  expect((await web.patchesOf([hash], ['app.ts'])).get(hash)).toHaveLength(1)
  expect(await web.pathsEndingWith('.ts')).toEqual(['app.ts'])
  expect(await web.textOf('app.ts')).toBe('let a\n')
  await commit('Two', { 'api/Shop.cs': 'class Shops;\n' })
  expect(await web.commits(9)).toHaveLength(1)
})

test('where there is nothing to know, nothing is said, and asking can be cancelled', async () => {
  expect(await source.commits(9)).toEqual([])
  expect(await source.textOf('a.cs')).toBeNull()
  git('init', '-q')
  expect(await source.commits(9)).toEqual([])
  expect(await source.filesOf([])).toEqual(new Map())
  await expect(source.commits(9, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
})

test('a commit of which an object is missing takes no other with it', async () => {
  git('init', '-q')
  const hashes: string[] = []
  for (const name of ['one', 'two', 'three']) hashes.push(await commit(name, { [`${name}.cs`]: `${name}\n` }))
  const blob = git('rev-parse', 'HEAD:two.cs')
  await rm(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true })
  const files = await source.filesOf(hashes)
  expect([...files.values()].flat().map(({ path }) => path)).toEqual(['one.cs', 'three.cs'])
  const patches = await source.patchesOf(hashes, ['one.cs', 'two.cs', 'three.cs'])
  expect([...patches.keys()]).toEqual([hashes[0], hashes[2]])
})
