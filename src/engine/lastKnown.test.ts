import { expect, test } from 'vitest'
import { StoreError } from '#engine/store/storeError'
import { lastKnown } from './lastKnown'

test('what was found last stands in while the store fails, and a bug stays a bug', () => {
  let answer: string | Error = new StoreError('busy', 'locked')
  const look = lastKnown(() => {
    if (answer instanceof Error) throw answer
    return answer
  })
  expect(look()).toBeNull()
  answer = 'one'
  expect(look()).toBe('one')
  answer = new StoreError('corrupt', 'damaged')
  expect(look()).toBe('one')
  answer = new TypeError('x is not a function')
  expect(look).toThrow(TypeError)
})
