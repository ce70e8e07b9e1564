import { expect, test } from 'vitest'
import { parseParameters } from './parseParameters'

test('parameters come back as a runtime wrote them, stop strings as a list', () => {
  const text =
    'num_ctx                        4096\nstop                           "<|endoftext|>"\nstop                           "\\n\\n"\ntemperature                    0.2\n'
  expect(parseParameters(text)).toEqual({ num_ctx: 4096, stop: ['<|endoftext|>', '\n\n'], temperature: 0.2 })
})

test('no parameters are an empty object', () => {
  expect(parseParameters('')).toEqual({})
})
