import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scriptedEngine } from '#test/fakes/scriptedModel'
import { startToyRuntime } from '#test/runtime/toyRuntime'
import { apprentice, root } from './apprentice'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cli-'))
  await writeFile(join(home, 'broken.json'), '{ "prefixCharacters": ')
  await writeFile(join(home, 'unknown.json'), '{ "prefixCharacter": 5 }')
  await writeFile(join(home, 'Shelf.cs'), 'public class Shelf\n{\n    public int Amount { get; \n}\n')
})
afterAll(async () => {
  await rm(home, { recursive: true, force: true })
})

test.each<[string, string[], string]>([
  ['no command', [], 'apprentice: a local coding model'],
  ['an unknown command', ['learn'], 'There is no command "learn"'],
  ['an unknown option', ['status', '--fast'], "'--fast'"],
  ['an option without its value', ['loop', '--repo'], '--repo'],
  ['a folder that is not there', ['loop', '--repo', 'no/such/folder'], 'There is no folder'],
  ['a number that is none', ['loop', '--opportunities', 'many'], '--opportunities needs a whole number'],
  ['two workspaces', ['loop', '--sample', '--repo', '.'], 'not both'],
  ['a runtime that is no address', ['status', '--runtime', 'localhost'], '--runtime needs a URL'],
  ['a place that is none', ['complete', 'Shelf.cs'], 'FILE:LINE'],
  ['a file that is not there', ['complete', 'No.cs:1'], 'There is no file'],
  ['settings that are no JSON', ['status', '--settings', 'broken.json'], 'is not JSON'],
  ['settings that are unknown', ['status', '--settings', 'unknown.json'], 'prefixCharacter'],
  ['an unknown action on models', ['models', 'delete'], '"models delete" is unknown'],
  ['a use of nothing', ['models', 'use'], 'needs a version'],
  ['a deployment of nothing', ['deployed', '--target', 'production'], '--commit'],
  ['a deployment to nowhere', ['deployed', '--commit', 'HEAD'], '--target'],
  ['a server without a channel', ['lsp'], '--stdio'],
])('wrong use ends with 2 and a sentence: %s', async (_, args, sentence) => {
  const { code, out, err } = await apprentice(args, { cwd: home })
  expect(`${out}${err}`).toContain(sentence)
  expect(err).not.toMatch(/^\s+at /m)
  expect(code).toBe(2)
})

test('a line or a column that is not in the file is wrong use', async () => {
  const place = (where: string) =>
    apprentice(['complete', `Shelf.cs:${where}`, '--home', home], { cwd: home })
  expect(await place('99')).toMatchObject({ code: 2, err: expect.stringContaining('has 5 lines') as string })
  expect(await place('1:99')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no column 99') as string,
  })
})

test('help is not a mistake', async () => {
  const { code, out } = await apprentice(['help'])
  expect(code).toBe(0)
  for (const command of [
    'loop',
    'complete',
    'dataset',
    'train',
    'evaluate',
    'models',
    'status',
    'deployed',
    'lsp',
  ]) {
    expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
  }
})

test('a runtime that is down is said plainly, and ends with 1', async () => {
  const down = ['--runtime', 'http://127.0.0.1:9', '--home', home]
  const status = await apprentice(['status', ...down])
  expect(status).toMatchObject({
    code: 1,
    out: expect.stringContaining('does not answer: start Ollama') as string,
  })
  const loop = await apprentice(['loop', '--repo', home, '--base', 'coder', ...down])
  expect(loop).toMatchObject({
    code: 1,
    err: 'No model runtime answers at http://127.0.0.1:9 (ECONNREFUSED).\n',
  })
})

test('a base that is not named, or not there, says what to do', async () => {
  const empty = await startToyRuntime(scriptedEngine)
  const unnamed = await apprentice(['loop', '--repo', home, '--runtime', empty.url, '--home', home])
  await empty.close()
  expect(unnamed).toMatchObject({ code: 1, err: expect.stringContaining('--base') as string })
  const missing = await apprentice([
    'loop',
    '--repo',
    home,
    '--runtime',
    'embedded',
    '--base',
    'no-such',
    '--home',
    home,
  ])
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('no model "no-such"') as string })
})

test('without Ollama the built-in runtime and its toy serve, and it is said', async () => {
  const { code, out, err } = await apprentice(['status', '--home', home], {
    environment: { OLLAMA_HOST: '127.0.0.1:9' },
  })
  expect(err).toContain(
    'Ollama does not answer at http://127.0.0.1:9; using the built-in runtime and its toy model',
  )
  expect(out).toContain('apprentice-toy-base:latest')
  expect(code).toBe(0)
})

test('too little to learn from is said with reasons', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'empty-'))
  const { code, err } = await apprentice([
    'dataset',
    '--repo',
    empty,
    '--runtime',
    'embedded',
    '--home',
    home,
  ])
  await rm(empty, { recursive: true })
  expect(code).toBe(1)
  expect(err).toContain('There is too little to learn from')
})

test('complete, models and status answer one JSON object each', async () => {
  const common = ['--runtime', 'embedded', '--home', home, '--json']
  const complete = await apprentice(['complete', `${join(home, 'Shelf.cs')}:3`, ...common])
  expect(complete.code).toBe(0)
  expect(['suggestion', 'nothing']).toContain((JSON.parse(complete.out) as { kind: string }).kind)
  const { versions } = JSON.parse((await apprentice(['models', ...common])).out) as {
    versions: { tag: string; active: boolean }[]
  }
  expect(versions).toMatchObject([{ tag: 'apprentice-toy-base:latest', active: true }])
  const status = JSON.parse((await apprentice(['status', ...common])).out) as { runtimeAnswers: boolean }
  expect(status.runtimeAnswers).toBe(true)
})

test('a corrupt database is said plainly', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'broken-'))
  await writeFile(join(broken, 'apprentice.db'), 'this is no database, '.repeat(500))
  const { code, err } = await apprentice(['models', '--home', broken, '--runtime', 'http://127.0.0.1:9'])
  await rm(broken, { recursive: true })
  expect(code).toBe(1)
  expect(err).toMatch(/apprentice\.db/)
  expect(err).not.toMatch(/^\s+at /m)
})

test('a data folder that cannot be is said plainly', async () => {
  const { code, err } = await apprentice([
    'models',
    '--home',
    join(home, 'Shelf.cs'),
    '--runtime',
    'http://127.0.0.1:9',
  ])
  expect(code).toBe(1)
  expect(err).toContain('A file stands where a folder is needed')
})

/** A small disk of its own needs a mount namespace, which only Linux gives without more rights. */
test.runIf(process.platform === 'linux')(
  'a full disk is said plainly, and leaves no half-written dataset',
  async () => {
    const disk = await mkdtemp(join(tmpdir(), 'disk-'))
    const asRoot = process.getuid?.() === 0
    const command = [
      `mount -t tmpfs -o size=1500k tmpfs '${disk}'`,
      `'${process.execPath}' '${join(root, 'dist', 'cli.js')}' dataset --repo '${join(root, 'test', 'fixtures', 'sample-shop')}' --home '${disk}' --runtime http://127.0.0.1:9`,
      `status=$?; find '${disk}/datasets' -name card.json | wc -l; exit $status`,
    ].join(' && ')
    const ended = spawnSync('unshare', [
      asRoot ? '-m' : '-rm',
      'sh',
      '-c',
      command.replace(' && status=', '; status='),
    ])
    await rm(disk, { recursive: true })
    expect(ended.stderr.toString()).toMatch(/disk is full/i)
    expect(ended.stderr.toString()).not.toMatch(/^\s+at /m)
    expect(ended.status).toBe(1)
    expect(ended.stdout.toString().trim()).toBe('0')
  },
)

test('an older Node runs it again under the pinned one', async () => {
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const asked = spawnSync(path, ['-p', 'process.versions.napi'])
    return asked.status === 0 && Number(asked.stdout.toString()) < 10
  })
  // Where there is no older Node, the same door is tried with the pinned one.
  const { code, out } = await apprentice(['models', '--home', home, '--runtime', 'embedded', '--json'], {
    ...(older ? { node: older } : {}),
  })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toHaveProperty('versions')
})
