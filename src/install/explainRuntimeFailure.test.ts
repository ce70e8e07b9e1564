import { expect, test } from 'vitest'
import { explainRuntimeFailure } from './explainRuntimeFailure'

const none = { common: [], binaries: {} }
const refusal = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall })

test('a full disk and a program in use are said in words', () => {
  expect(explainRuntimeFailure(refusal('ENOSPC', 'write'), none)).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('The disk is full') as string,
  })
  expect(explainRuntimeFailure(refusal('EPERM', 'rename'), none)).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('in use') as string,
  })
})

test('a defect stays one', () => {
  const defect = new TypeError('x is not a function')
  expect(explainRuntimeFailure(defect, none)).toBe(defect)
})
