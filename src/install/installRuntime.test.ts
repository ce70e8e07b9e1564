import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasRuntimePackages } from '#platform/installation'
import { type PackageServer, startPackageServer } from '#test/install/packageServer'
import { integrityOf, tarball } from '#test/install/tarball'
import type { InstallProgress } from './installProgress'
import { installRuntime } from './installRuntime'
import type { RuntimePackage, RuntimePackages } from './runtimePackage'

let base: string
let folder: string
let server: PackageServer
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'install-runtime-'))
  folder = join(base, 'packages', 'runtime')
  server = await startPackageServer()
})
afterEach(async () => {
  await server.close()
  await rm(base, { recursive: true, force: true })
})

const packed = (text: string) => tarball([{ path: 'package/dist/index.js', text }])
const main = packed('main')
const inner = packed('inner')
const binary = packed('binary')
const mainUrl = '/node-llama-cpp/-/node-llama-cpp-1.0.0.tgz'
const entry = (name: string, bytes: Buffer): RuntimePackage => ({
  folder: `node_modules/${name}`,
  version: '1.0.0',
  integrity: integrityOf(bytes),
  bytes: bytes.length,
})
const list: RuntimePackages = {
  common: [entry('node-llama-cpp', main), entry('node-llama-cpp/node_modules/inner', inner)],
  binaries: { 'some-machine': entry('@node-llama-cpp/some', binary) },
}

function answerAll(): void {
  server.answer(mainUrl, main)
  server.answer('/inner/-/inner-1.0.0.tgz', inner)
  server.answer('/@node-llama-cpp/some/-/some-1.0.0.tgz', binary)
}

const install = (
  signal = new AbortController().signal,
  report: (progress: InstallProgress) => void = () => {},
  packages = list,
) => installRuntime(packages, { folder, registry: server.url, machine: 'some-machine' }, { signal, report })

const nothingIsLeft = async () => {
  expect(existsSync(folder)).toBe(false)
  expect(await readdir(join(base, 'packages'))).toEqual([])
}

test('every package lies where it belongs, and a second time nothing is asked for', async () => {
  answerAll()
  const said: InstallProgress[] = []
  await install(undefined, (progress) => said.push(progress))
  const text = (...path: string[]) =>
    readFile(join(folder, 'node_modules', ...path, 'dist', 'index.js'), 'utf8')
  expect(await text('node-llama-cpp')).toBe('main')
  expect(await text('node-llama-cpp', 'node_modules', 'inner')).toBe('inner')
  expect(await text('@node-llama-cpp', 'some')).toBe('binary')
  expect(await readdir(join(base, 'packages'))).toEqual(['runtime'])
  expect(await readdir(folder)).toEqual(['installed.json', 'node_modules'])
  expect(said.at(-1)?.message).toContain('3 of 3 packages')
  expect(server.asked).toHaveLength(3)
  await install()
  expect(server.asked).toHaveLength(3)
})

test('another version takes the place of the first', async () => {
  answerAll()
  await install()
  const newer = packed('newer')
  server.answer(mainUrl, newer)
  const packages = { ...list, common: [entry('node-llama-cpp', newer)] }
  await install(undefined, undefined, packages)
  const found = join(folder, 'node_modules', 'node-llama-cpp')
  expect(await readFile(join(found, 'dist', 'index.js'), 'utf8')).toBe('newer')
  expect(await readdir(found)).toEqual(['dist'])
  expect(await readdir(join(base, 'packages'))).toEqual(['runtime'])
})

test.each<[string, () => void, RegExp]>([
  [
    'is not what it should be',
    () => {
      server.answer(mainUrl, packed('changed'))
    },
    /does not have the content it should have.*apprentice\.registry.*apprentice\.runtimePackages/,
  ],
  [
    'comes cut off',
    () => {
      server.answer(mainUrl, main.subarray(0, -20))
    },
    /does not have the content/,
  ],
  [
    'breaks off',
    () => {
      server.answer(mainUrl, (response) => {
        response.writeHead(200, { 'content-length': main.length })
        response.write(main.subarray(0, 20), () => response.destroy())
      })
    },
    /cannot be reached.*Check the connection/,
  ],
  [
    'is not there',
    () => {
      server.answer(mainUrl, (response) => response.writeHead(404).end())
    },
    /answers 404.*Name a registry that has it.*npm install node-llama-cpp@1\.0\.0/,
  ],
])('a package that %s leaves nothing, and a sentence', async (_, breakIt, sentence) => {
  answerAll()
  breakIt()
  await expect(install()).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(sentence) as string,
  })
  await nothingIsLeft()
})

test('an archive that climbs out of its folder leaves nothing', async () => {
  answerAll()
  const evil = tarball([{ path: 'package/../../../../../evil.txt', text: 'x' }])
  server.answer(mainUrl, evil)
  await expect(
    install(undefined, undefined, { ...list, common: [entry('node-llama-cpp', evil)] }),
  ).rejects.toThrow('..')
  await nothingIsLeft()
  expect(await readdir(base)).toEqual(['packages'])
})

test('cancelling in the middle leaves nothing, and it can be done again', async () => {
  answerAll()
  const cancel = new AbortController()
  server.answer(mainUrl, (response) => {
    response.writeHead(200, { 'content-length': main.length })
    response.write(main.subarray(0, 20))
  })
  const halfWay = ({ message }: InstallProgress) => {
    if (message.includes('2 of 3')) cancel.abort()
  }
  await expect(install(cancel.signal, halfWay)).rejects.toMatchObject({ name: 'AbortError' })
  await nothingIsLeft()
  answerAll()
  await install()
  expect(hasRuntimePackages(folder)).toBe(true)
})

test('what a killed one left is cleared away', async () => {
  answerAll()
  await mkdir(join(`${folder}.part`, 'node_modules', 'half'), { recursive: true })
  // No process has this number.
  await writeFile(`${folder}.lock`, '99999999')
  await install()
  expect(await readdir(join(base, 'packages'))).toEqual(['runtime'])
  expect(await readdir(join(folder, 'node_modules'))).toEqual(['@node-llama-cpp', 'node-llama-cpp'])
})

test('of two at once, one installs and the other says so', async () => {
  answerAll()
  const [first, second] = await Promise.allSettled([install(), install()])
  const refused = [first, second].find((one) => one.status === 'rejected')
  expect([first, second].filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(refused?.reason).toMatchObject({ message: expect.stringContaining('already. Wait') as string })
  expect(hasRuntimePackages(folder)).toBe(true)
})

test("a package without a hash in the list is checked against the registry's record", async () => {
  answerAll()
  const binaries = { 'some-machine': { ...list.binaries['some-machine']!, integrity: null } }
  const record = (integrity: string) => Buffer.from(JSON.stringify({ dist: { integrity } }))
  server.answer('/@node-llama-cpp%2fsome/1.0.0', record(integrityOf(main)))
  await expect(install(undefined, undefined, { ...list, binaries })).rejects.toThrow('content it should have')
  await nothingIsLeft()
  server.answer('/@node-llama-cpp%2fsome/1.0.0', record(integrityOf(binary)))
  await install(undefined, undefined, { ...list, binaries })
  expect(hasRuntimePackages(folder)).toBe(true)
})

test('a folder of other things is left alone, and so is a file', async () => {
  answerAll()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'letter.txt'), 'mine')
  await expect(install()).rejects.toThrow('holds other files')
  expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toBe('mine')
  folder = join(folder, 'letter.txt', 'runtime')
  await expect(install()).rejects.toThrow(/was not installed\. A file stands where a folder is needed/)
})

test('a machine without a program is told so before anything is asked for', async () => {
  const elsewhere = installRuntime(
    list,
    { folder, registry: server.url, machine: 'aix-ppc64' },
    { signal: new AbortController().signal, report: () => {} },
  )
  await expect(elsewhere).rejects.toThrow('no program for aix-ppc64; there are some-machine. Use Ollama')
  expect(server.asked).toEqual([])
})
