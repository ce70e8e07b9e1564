import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findPython } from '#install/findPython'
import type { InstallProgress } from '#install/installProgress'
import { installTrainer } from '#install/installTrainer'
import { installStampFile, readInstallStamp } from '#platform/installStamp'
import { pythonOf } from '#platform/installation'
import { type RunningProcess, isAlive, systemProcesses } from '#platform/processes'
import { makeWheel } from './wheel'

const { signal } = new AbortController()
const PROBE = `import ballast; print('{"kind":"probe","python":"3","torch":"%s","device":"cpu"}' % ballast.version)`

let base: string
let folder: string
let trainer: string
let python: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'install-trainer-'))
  folder = join(base, 'a home', 'trainer')
  trainer = join(base, 'product', 'trainer')
  python = (await findPython(systemProcesses, null, signal)) ?? 'python3'
  await mkdir(join(trainer, 'trainer'), { recursive: true })
  await writeFile(join(trainer, 'trainer', '__init__.py'), '')
  await writeFile(join(trainer, 'trainer', '__main__.py'), PROBE)
  // pip sees the folder of wheels and nothing else.
  vi.stubEnv('PIP_NO_INDEX', '1')
  vi.stubEnv('PIP_FIND_LINKS', base)
  await requireVersion('1.0')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(base, { recursive: true, force: true, maxRetries: 5 })
})

/** Makes the package of that version and requires it, by its hash or by another. */
async function requireVersion(version: string, otherHash?: string): Promise<void> {
  const hash = makeWheel(python, base, 'ballast', version, `version = '${version}'\n`)
  await writeFile(join(trainer, 'requirements.txt'), `ballast==${version} --hash=${otherHash ?? hash}\n`)
}

interface Asked {
  readonly named?: string
  readonly signal?: AbortSignal
  readonly report?: (progress: InstallProgress) => void
  readonly processes?: typeof systemProcesses
}

const install = (asked: Asked = {}) =>
  installTrainer(
    { processes: asked.processes ?? systemProcesses, folder, trainer, python: asked.named ?? null },
    { signal: asked.signal ?? signal, report: asked.report ?? (() => {}) },
  )

test('the environment holds what is required, and is made again only for other requirements', async () => {
  const said: string[] = []
  await install({ named: python, report: ({ message }) => said.push(message) })
  expect(existsSync(pythonOf(folder, process.platform))).toBe(true)
  expect(readInstallStamp(folder)?.python).toBe(python)
  expect(said.some((message) => message.includes('ballast-1.0-py3-none-any.whl'))).toBe(true)
  expect(said.at(-1)).toBe('Trying the trainer')
  const made = (await stat(installStampFile(folder))).mtimeMs
  await install({ named: python })
  expect((await stat(installStampFile(folder))).mtimeMs).toBe(made)
  await requireVersion('2.0')
  await install({ named: python })
  expect((await stat(installStampFile(folder))).mtimeMs).toBeGreaterThan(made)
  expect(existsSync(`${folder}.lock`)).toBe(false)
})

test('a package with another hash is refused, and nothing is left', async () => {
  await requireVersion('1.0', `sha256:${'0'.repeat(64)}`)
  await expect(install()).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(/packages were not installed: .*HASHES.*PyPI/s) as string,
  })
  expect(existsSync(folder)).toBe(false)
})

test('a trainer that does not answer at the end is no installation', async () => {
  await writeFile(join(trainer, 'trainer', '__main__.py'), 'import no_such_package')
  await expect(install()).rejects.toThrow(/does not start: .*no_such_package/)
  expect(existsSync(folder)).toBe(false)
})

test('cancelling ends what runs and leaves no half environment', async () => {
  const cancel = new AbortController()
  const started: RunningProcess[] = []
  const processes: typeof systemProcesses = {
    start(...given) {
      const child = systemProcesses.start(...given)
      started.push(child)
      return child
    },
  }
  const halfWay = ({ message }: InstallProgress) => {
    if (message.includes('ballast')) cancel.abort()
  }
  await expect(install({ signal: cancel.signal, report: halfWay, processes })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(started.length).toBeGreaterThan(2)
  for (const { pid } of started) expect(isAlive(pid!)).toBe(false)
  expect(existsSync(folder)).toBe(false)
  expect(existsSync(`${folder}.lock`)).toBe(false)
})

test('a folder of other things is left alone', async () => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'letter.txt'), 'mine')
  await expect(install()).rejects.toThrow('holds other files')
  expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toBe('mine')
})
