import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SetUpCheck } from '#contracts/setUp'
import { dataFolder } from '#platform/dataFolder'
import { findInstallation } from '#platform/installation'
import { systemProcesses } from '#platform/processes'
import { type PackageServer, startPackageServer } from '#test/install/packageServer'
import { checkSetUp } from './checkSetUp'
import { findPython } from './findPython'

let base: string
let server: PackageServer
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'check-'))
  server = await startPackageServer()
})
afterEach(async () => {
  await server.close()
  await rm(base, { recursive: true, force: true })
})

const { signal } = new AbortController()

/** A product of its own, whose trainer is one line of Python. */
async function check(trainer: string, named: { python?: string; runtimePackages?: string }, runtime: string) {
  const package_ = join(base, 'product', 'trainer', 'trainer')
  await mkdir(package_, { recursive: true })
  await writeFile(join(base, 'product', 'package.json'), '{}')
  await writeFile(join(package_, '__init__.py'), '')
  await writeFile(join(package_, '__main__.py'), trainer)
  const folder = dataFolder(join(base, 'home'))
  const module = pathToFileURL(join(base, 'product', 'dist', 'cli.js')).href
  const installation = findInstallation(module, folder, named, {})
  const checks = await checkSetUp(
    {
      processes: systemProcesses,
      installation,
      dataFolder: folder,
      ...{ runtime, base: undefined },
      chooseBase: ([first]) => first ?? 'none',
    },
    signal,
  )
  expect(checks.map(({ part }) => part)).toEqual(['runtime', 'model', 'trainer', 'git'])
  const [ofRuntime, ofModel, ofTrainer, ofGit] = checks as [SetUpCheck, SetUpCheck, SetUpCheck, SetUpCheck]
  return { ofRuntime, ofModel, ofTrainer, ofGit }
}

const python = async () => (await findPython(systemProcesses, null, signal)) ?? 'python3'

test('all is well', async () => {
  server.answer('/api/version', Buffer.from('{"version":"0.9.1"}'))
  server.answer('/api/tags', Buffer.from('{"models":[{"name":"mine:latest"}]}'))
  const probe = `print('{"kind":"probe","python":"3.12","torch":"2.13","device":"cpu","cores":2}')`
  const found = await check(probe, { python: await python() }, server.url)
  expect(found.ofRuntime).toEqual({
    part: 'runtime',
    ready: true,
    message: `Ollama 0.9.1 answers at ${server.url}.`,
    remedy: null,
  })
  expect(found.ofModel).toMatchObject({ ready: true, message: 'mine:latest is the base.' })
  expect(found.ofTrainer).toMatchObject({
    ready: true,
    message: 'The trainer answers: Python 3.12, torch 2.13, trains on cpu.',
  })
  expect(found.ofGit).toMatchObject({ ready: true, message: expect.stringContaining('git') as string })
})

test('nothing is there', async () => {
  await server.close()
  const found = await check('', {}, server.url)
  expect(found.ofRuntime).toMatchObject({ ready: false, remedy: null })
  expect(found.ofRuntime.message).toContain(`Ollama does not answer at ${server.url}. Start it`)
  expect(found.ofModel.ready).toBe(false)
  expect(found.ofTrainer).toMatchObject({ ready: false, remedy: 'installTrainer' })
  expect(found.ofTrainer.message).toContain('"apprentice install trainer"')
})

test('the built-in runtime that is not there can be installed, unless its folder is named', async () => {
  const { ofRuntime } = await check('', {}, 'embedded')
  expect(ofRuntime).toMatchObject({ ready: false, remedy: 'installRuntime' })
  expect(ofRuntime.message).toContain('"apprentice install runtime"')
  const named = await check('', { runtimePackages: join(base, 'empty') }, 'embedded')
  expect(named.ofRuntime).toMatchObject({ ready: false, remedy: null })
  expect(named.ofRuntime.message).toContain('There is no node-llama-cpp in')
})

test('a trainer that does not start says why; a Python that is not there is for the person to name', async () => {
  const failing = await check('import no_such_package', { python: await python() }, 'embedded')
  expect(failing.ofTrainer).toMatchObject({ ready: false, remedy: 'installTrainer' })
  expect(failing.ofTrainer.message).toContain("No module named 'no_such_package'")
  const missing = await check('', { python: join(base, 'no-python') }, 'embedded')
  expect(missing.ofTrainer).toMatchObject({ ready: false, remedy: null })
})
