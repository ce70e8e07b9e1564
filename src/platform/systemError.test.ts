import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { systemSentence } from './systemError'

test('a full disk says what to do', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(systemSentence(error)).toMatch(/^The disk is full\. Free some space/)
})

test('a refusal names the file', async () => {
  const error = await readFile(`${import.meta.filename}/x`).catch((reason: unknown) => reason)
  expect(systemSentence(error)).toContain('systemError.test.ts')
})

test('a defect of ours is not blamed on the system', () => {
  expect(systemSentence(new TypeError('x is not a function'))).toBeNull()
})
