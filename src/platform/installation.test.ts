import { expect, test } from 'vitest'
import { findInstallation, pythonOf } from './installation'

test('the parts are found from a source file, and the environment overrides', () => {
  const found = findInstallation(import.meta.url, { APPRENTICE_PYTHON: '/elsewhere/python' })
  expect(found.python).toBe('/elsewhere/python')
  expect(found.toyBase.startsWith(found.root)).toBe(true)
})

test('an environment has its interpreter elsewhere on Windows', () => {
  expect(pythonOf('env', 'win32').replaceAll('\\', '/')).toBe('env/Scripts/python.exe')
  expect(pythonOf('env', 'linux').replaceAll('\\', '/')).toBe('env/bin/python')
})
