import { expect, test } from 'vitest'
import { nameOf, packagesFor, runtimePackages } from './runtimePackage'

const all = [...runtimePackages.common, ...Object.values(runtimePackages.binaries)]

test('the list names every platform, exact versions, and no registry', () => {
  expect(Object.keys(runtimePackages.binaries).toSorted()).toEqual([
    ...['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'],
  ])
  for (const { folder, version } of all) {
    expect(folder).toMatch(/^(node_modules\/(@[\w.-]+\/)?[\w.-]+\/?)+$/)
    expect(version).toMatch(/^\d+\.\d+\.\d+/)
  }
  expect(JSON.stringify(runtimePackages).includes('://')).toBe(false)
})

test('every package that all machines get has its hash', () => {
  for (const { folder, integrity } of runtimePackages.common)
    expect(integrity, folder).toMatch(/^sha512-[\w+/]{86}==$/)
})

test('the binaries are of the version of the library, which takes no other', () => {
  const library = runtimePackages.common.find((one) => nameOf(one) === 'node-llama-cpp')
  for (const { version } of Object.values(runtimePackages.binaries)) expect(version).toBe(library?.version)
})

test('a machine gets one binary, and its packages have names', () => {
  const names = packagesFor('linux-x64', runtimePackages).map(nameOf)
  expect(names.filter((name) => name.startsWith('@node-llama-cpp/'))).toEqual(['@node-llama-cpp/linux-x64'])
  expect(nameOf({ ...all[0]!, folder: 'node_modules/a/node_modules/@b/c' })).toBe('@b/c')
})
