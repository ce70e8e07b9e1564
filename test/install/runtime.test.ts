import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder } from '#platform/dataFolder'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { sha256OfFile } from '#platform/files'
import { findInstallation, hasRuntimePackages } from '#platform/installation'
import { silentLog } from '#platform/log'
import { connectOllama } from '#platform/ollama'
import { systemProcesses } from '#platform/processes'
import { apprentice } from '#test/cli/apprentice'
import { startPackageServer } from './packageServer'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'install-'))
})
afterEach(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))

test('the runtime of the registry is installed, starts and answers', async () => {
  const { code, out, err } = await apprentice(['install', 'runtime', '--home', home, '--json'])
  expect(code, err).toBe(0)
  const folder = dataFolder(home)
  expect(JSON.parse(out)).toEqual({ part: 'runtime', folder: folder.runtimePackages })
  expect(err).toMatch(/^ {2}0 % Downloading the built-in runtime: /m)

  const installation = findInstallation(import.meta.url, folder, { runtimePackages: folder.runtimePackages })
  const runtime = await startEmbeddedRuntime(systemProcesses, installation, folder.runtime, silentLog)
  try {
    const ollama = connectOllama(runtime.url)
    const sha256 = await sha256OfFile(installation.toyBase)
    await ollama.uploadBlob(sha256, installation.toyBase)
    const parameters = { num_ctx: 512 }
    await ollama.create({ model: 'toy', sha256, template: '{{ .Prompt }}', parameters })
    let text = ''
    const request = { model: 'toy', prompt: 'public class ', stop: [], maxTokens: 8, keepAlive: '1m' }
    for await (const piece of ollama.generate(request)) text += piece
    expect(text).not.toBe('')
  } finally {
    await runtime.close()
  }
})

test('one that is killed in the middle leaves nothing that is taken for a runtime, and the next one installs', async () => {
  const registry = await startPackageServer()
  const folder = join(home, 'runtime')
  const args = ['install', 'runtime', '--home', home, '--folder', folder]
  try {
    // It begins every answer and ends none.
    registry.answer('*', (response) => {
      response.writeHead(200, { 'content-length': 1_000_000 })
      response.write('half')
    })
    const killed = await apprentice([...args, '--registry', registry.url], {
      onError: (_, child) => {
        child.kill('SIGKILL')
      },
    })
    expect(killed.code).toBeNull()
    expect(readdirSync(home)).toContain('runtime.part')
    expect(hasRuntimePackages(folder)).toBe(false)
  } finally {
    await registry.close()
  }
  const { code, err } = await apprentice(args)
  expect(code, err).toBe(0)
  expect(hasRuntimePackages(folder)).toBe(true)
  expect(readdirSync(home)).toEqual(['runtime'])
})

test('without a network it says what to do', async () => {
  const registry = await startPackageServer()
  await registry.close()
  const { code, err } = await apprentice(['install', 'runtime', '--home', home, '--registry', registry.url])
  expect(code).toBe(1)
  expect(err).toContain('Check the connection')
  expect(err).toContain('apprentice.runtimePackages')
  expect(err).not.toMatch(/^\s+at /m)
  expect(existsSync(dataFolder(home).runtimePackages)).toBe(false)
})

test.each([
  ['nothing', []],
  ['something else', ['everything']],
])('installing %s is wrong use', async (_, what) => {
  const { code, err } = await apprentice(['install', ...what])
  expect(code).toBe(2)
  expect(err).toContain('runtime')
})
