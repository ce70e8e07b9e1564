import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFolder } from '#platform/dataFolder'
import { findInstallation } from '#platform/installation'
import { UserError } from '#platform/userError'
import { checkModel } from './checkModel'
import type { RuntimeFound } from './checkRuntime'

const installation = findInstallation(import.meta.url, dataFolder())
const bare = { ...installation, toyBase: join(import.meta.dirname, 'no-toy.gguf') }
const chooseBase = (names: readonly string[]): string => {
  const found = names.find((name) => name.includes('coder'))
  if (found === undefined) throw new UserError('No model fits.')
  return found
}
const ollama: RuntimeFound = { kind: 'ollama', models: ['llama:8b', 'some-coder:latest'] }
const builtIn: RuntimeFound = { kind: 'builtIn', models: [] }
const check = (base: string | undefined, found: RuntimeFound, at = installation) =>
  checkModel({ base, installation: at, chooseBase }, found)

test.each<[string, string | undefined, RuntimeFound, string]>([
  ['named', 'llama:8b', ollama, 'llama:8b is the base.'],
  ['named without its tag', 'some-coder', ollama, 'some-coder is the base.'],
  ['found', undefined, ollama, 'some-coder:latest is the base.'],
  ['a file', installation.toyBase, { kind: 'none' }, `${installation.toyBase} is the base.`],
  ['the bundled toy', undefined, builtIn, 'The bundled toy is the base'],
])('a base is ready: %s', (_, base, found, message) => {
  expect(check(base, found)).toMatchObject({ part: 'model', ready: true, remedy: null })
  expect(check(base, found).message).toContain(message)
})

test.each<[string, string | undefined, RuntimeFound, string]>([
  [
    'not pulled',
    'qwen:1b',
    ollama,
    '"ollama pull qwen:1b", or choose another base (there are llama:8b, some-',
  ],
  ['not in the built-in runtime', 'qwen:1b', builtIn, 'has no model qwen:1b. Choose another base.'],
  ['no file', join('no', 'such.gguf'), ollama, 'There is no file'],
  ['none fits', undefined, { kind: 'ollama', models: ['llama:8b'] }, 'No model fits.'],
])('a base is lacking: %s', (_, base, found, message) => {
  expect(check(base, found)).toMatchObject({ ready: false, remedy: 'chooseBase' })
  expect(check(base, found).message).toContain(message)
})

test('the built-in runtime alone brings no model, and without a runtime nobody knows', () => {
  expect(check(undefined, builtIn, bare)).toMatchObject({ ready: false, remedy: 'chooseBase' })
  expect(check('llama:8b', { kind: 'none' })).toMatchObject({ ready: false, remedy: null })
})
