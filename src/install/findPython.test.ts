import { expect, test } from 'vitest'
import { systemProcesses } from '#platform/processes'
import { findPython } from './findPython'

const { signal } = new AbortController()

test('the usual names are tried, and the variable PYTHON before them', async () => {
  const usual = await findPython(systemProcesses, null, signal, {})
  expect(usual).toMatch(/^py(thon3?)?$/)
  // Node is no Python, and is passed over.
  expect(await findPython(systemProcesses, null, signal, { PYTHON: process.execPath })).toBe(usual)
  expect(await findPython(systemProcesses, usual, signal, {})).toBe(usual)
})

test('a Python that is named and does not answer is said, not passed over', async () => {
  await expect(findPython(systemProcesses, process.execPath, signal, {})).rejects.toThrow(
    'is not Python 3.10 or later',
  )
})
