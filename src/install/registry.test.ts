import { expect, test } from 'vitest'
import { registryOf, tarballUrl } from './registry'

test('the registry that is named comes first, then that of npm, then the public one', () => {
  const environment = { npm_config_registry: 'https://mirror.example/npm/' }
  expect(registryOf('http://127.0.0.1:4873/', environment)).toBe('http://127.0.0.1:4873')
  expect(registryOf('', environment)).toBe('https://mirror.example/npm')
  expect(registryOf(undefined, {})).toBe('https://registry.npmjs.org')
})

test.each(['registry', 'ftp://mirror.example', 'https://me:secret@mirror.example'])(
  'a registry that cannot be used is refused: %s',
  (named) => {
    expect(() => registryOf(named, {})).toThrow('is not an address that can be used')
  },
)

test('a tarball lies under its name without the scope', () => {
  expect(tarballUrl('https://r', '@scope/name', '1.2.3')).toBe('https://r/@scope/name/-/name-1.2.3.tgz')
})
