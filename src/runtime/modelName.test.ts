import { expect, test } from 'vitest'
import { fullName, manifestFile, nameOfManifestFile, parseModelName, shortestName } from './modelName'

const shortest = (text: string) => {
  const name = parseModelName(text)
  return name && shortestName(name)
}

test.each([
  ['toy', 'toy:latest'],
  ['qwen2.5-coder:1.5b', 'qwen2.5-coder:1.5b'],
  ['me/toy:V2', 'me/toy:V2'],
  ['hf.co/me/toy', 'hf.co/me/toy:latest'],
  ['localhost:5000/me/toy', 'localhost:5000/me/toy:latest'],
  ['registry.ollama.ai/library/toy', 'toy:latest'],
  ['', null],
  ['toy:', null],
  ['-toy', null],
  ['a b', null],
  ['../../etc/passwd', null],
  ['a/b/c/d', null],
  ['x'.repeat(81), null],
])('%j is %j', (text, expected) => {
  expect(shortest(text)).toBe(expected)
})

test('a name with every part is how some messages write it', () => {
  expect(fullName(parseModelName('toy')!)).toBe('registry.ollama.ai/library/toy:latest')
})

test.each(['toy', 'con', 'nul.:latest', 'me/q.:a.', 'host:1234/me/toy:x'])(
  '%s survives as a file name',
  (text) => {
    const name = parseModelName(text)!
    const file = manifestFile(name)
    expect(nameOfManifestFile(file)).toEqual(name)
    // What Windows would alter or refuse.
    expect(file).not.toMatch(/[<>:"/\\|?*]|[. ]$|^(con|nul|aux|prn|com\d|lpt\d)\./i)
  },
)

test('other files in the folder are not names', () => {
  expect(nameOfManifestFile('registry~library~toy~latest.json.123.part')).toBeNull()
  expect(nameOfManifestFile('desktop.ini')).toBeNull()
})
