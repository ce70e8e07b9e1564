/** The runtime as its own process: flags, the line it prints, its end, and two of them on one home. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sha256 } from '#platform/files'
import { headerOnly } from '#test/runtime/ggufBytes'
import { packages } from '#test/runtime/toyRuntime'

let folder: string
let script: string
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apprentice-process-'))
  script = join(folder, 'dist', 'runtime.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/runtime.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  })
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

interface Started {
  readonly child: ChildProcess
  readonly output: { stdout: string; stderr: string }
  readonly ended: Promise<number | null>
  /** The address, once it says that it listens. */
  readonly url: Promise<string>
}

function start(...flags: string[]): Started {
  const child = spawn(process.execPath, [script, ...flags], {
    env: { ...process.env, APPRENTICE_RUNTIME_PACKAGES: '' },
  })
  started.push(child)
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => (output.stderr += chunk))
  const url = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk
      if (output.stdout.includes('\n')) resolve((JSON.parse(output.stdout) as { url: string }).url)
    })
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, output, ended, url }
}

const usual = (home: string) => ['--home', join(folder, home), '--packages', packages, '--threads', '1']
const ask = (url: string, path: string, body: object) =>
  fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })

test('says where it listens in one line, logs elsewhere, and ends on SIGTERM', async () => {
  const { child, output, ended, url } = start(...usual('plain'))
  expect(await (await fetch(await url)).text()).toBe('Ollama is running')
  expect(JSON.parse(output.stdout)).toEqual({ kind: 'listening', url: await url, pid: child.pid })
  expect(await url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const weights = headerOnly({ 'general.architecture': 'qwen2' })
  const digest = `sha256:${sha256(weights)}`
  await fetch(`${await url}/api/blobs/${digest}`, {
    method: 'POST',
    body: new Blob([Uint8Array.from(weights)]),
  })
  await (await ask(await url, '/api/create', { model: 'hollow', files: { 'm.gguf': digest } })).text()
  expect((await ask(await url, '/api/generate', { model: 'hollow', prompt: 'x' })).status).toBe(500)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output.stdout.trim().split('\n')).toHaveLength(1)
  expect(output.stderr).toContain('loading hollow:latest failed')
})

test('attached, it ends with the standard input of its parent', async () => {
  const { child, ended, url } = start(...usual('attached'), '--attached')
  await url
  child.stdin!.end()
  expect(await ended).toBe(0)
})

test.each([
  ['no home', [], /--home DIR/],
  ['an unknown flag', ['--home', 'x', '--nonsense'], /--nonsense/],
  ['a port that is none', ['--home', 'x', '--port', '70000'], /--port must be a whole number/],
  ['no threads', ['--home', 'x', '--threads', '0'], /--threads must be a whole number/],
])('%s is a sentence and exit code 2', async (_what, flags, sentence) => {
  const { output, ended } = start(...flags)
  expect(await ended).toBe(2)
  expect(output.stderr).toMatch(sentence)
  expect(output.stdout).toBe('')
})

test('a missing package is a sentence that says what to do, and exit code 2', async () => {
  const empty = join(folder, 'nothing')
  const { output, ended } = start('--home', join(folder, 'x'), '--packages', empty)
  expect(await ended).toBe(2)
  expect(output.stderr.trim()).toBe(
    `node-llama-cpp is not installed in ${empty}. Run the project's set-up, or name the folder it is installed in with --packages.`,
  )
})

test('a port that is taken is a sentence and exit code 2', async () => {
  const first = start(...usual('port'))
  const { port } = new URL(await first.url)
  const second = start(...usual('port'), '--port', port)
  expect(await second.ended).toBe(2)
  expect(second.output.stderr).toContain(`Port ${port} of 127.0.0.1 is taken`)
})

test('two processes share one home', async () => {
  const [one, two] = [start(...usual('shared')), start(...usual('shared'))]
  const weights = headerOnly({ 'general.architecture': 'qwen2' })
  const digest = `sha256:${sha256(weights)}`
  await fetch(`${await one.url}/api/blobs/${digest}`, {
    method: 'POST',
    body: new Blob([Uint8Array.from(weights)]),
  })
  const create = async (started: Started, model: string) =>
    (
      await ask(await started.url, '/api/create', { model, files: { 'm.gguf': digest }, stream: false })
    ).json()
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, index) => create(index % 2 ? one : two, `m${index % 6}`)),
  )
  expect(made).toEqual(Array.from({ length: 12 }, () => ({ status: 'success' })))
  for (const each of [one, two]) {
    const { models } = (await (await fetch(`${await each.url}/api/tags`)).json()) as {
      models: { name: string }[]
    }
    expect(models.map(({ name }) => name).sort()).toEqual(
      ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'].map((name) => `${name}:latest`),
    )
  }
})
