import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder } from './dataFolder'
import { findInstallation, hasRuntimePackages, pythonOf } from './installation'
import { installStampFile } from './installStamp'

let base: string
let root: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'installation-'))
  root = join(base, 'product')
  put(join(root, 'package.json'), '{}')
  put(join(root, 'trainer', 'requirements.txt'))
})
afterEach(() => {
  rmSync(base, { recursive: true, force: true })
})

const put = (path: string, text = ''): void => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}
const find = (given = {}, environment = {}) =>
  findInstallation(
    pathToFileURL(join(root, 'dist', 'cli.js')).href,
    dataFolder(join(base, 'home')),
    given,
    environment,
  )

test('nothing is named and nothing is there: the parts belong into the data folder', () => {
  const found = find({ runtimePackages: '', python: '' })
  expect(found.root).toBe(root)
  expect(found.trainer).toBe(join(root, 'trainer'))
  expect(found.runtimePackages).toBe(join(base, 'home', 'packages', 'runtime'))
  expect(found.python).toBe(pythonOf(join(base, 'home', 'trainer'), process.platform))
  expect(found.named).toEqual({ runtimePackages: null, python: null })
})

test("a clone's own parts come before those of the data folder", () => {
  put(join(root, '.runtime', 'node_modules', 'node-llama-cpp', 'dist', 'index.js'))
  put(pythonOf(join(root, '.venv'), process.platform))
  const found = find()
  expect(found.runtimePackages).toBe(join(root, '.runtime'))
  expect(found.python).toBe(pythonOf(join(root, '.venv'), process.platform))
})

test('the environment comes before them, and an option before the environment', () => {
  put(pythonOf(join(root, '.venv'), process.platform))
  const environment = { APPRENTICE_PYTHON: '/elsewhere/python', APPRENTICE_RUNTIME_PACKAGES: '/elsewhere' }
  expect(find({}, environment)).toMatchObject({
    python: '/elsewhere/python',
    runtimePackages: '/elsewhere',
  })
  const given = { python: '/mine/python', runtimePackages: '/mine' }
  expect(find(given, environment)).toMatchObject({ ...given, named: given })
})

test('a Python that is named stands for the environment that was made from it', () => {
  const home = join(base, 'home', 'trainer')
  put(installStampFile(home), JSON.stringify({ content: 'x', python: '/mine/python' }))
  expect(find({ python: '/mine/python' }).python).toBe(pythonOf(home, process.platform))
  expect(find({ python: '/other/python' }).python).toBe('/other/python')
})

test('the packages of the runtime are known by their entry, in node_modules or beside', () => {
  const folder = join(base, 'packages')
  mkdirSync(join(folder, 'node_modules', 'node-llama-cpp'), { recursive: true })
  expect(hasRuntimePackages(folder)).toBe(false)
  put(join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js'))
  expect(hasRuntimePackages(folder)).toBe(true)
  expect(hasRuntimePackages(join(folder, 'node_modules'))).toBe(true)
})

test('an environment has its interpreter elsewhere on Windows', () => {
  expect(pythonOf('env', 'win32').replaceAll('\\', '/')).toBe('env/Scripts/python.exe')
  expect(pythonOf('env', 'linux').replaceAll('\\', '/')).toBe('env/bin/python')
})
