import fc from 'fast-check'
import { expect, test } from 'vitest'
import { posix, win32 } from 'node:path'
import { type PackedFile, packFiles, unpackFiles } from './pack'
import { problemOfName } from './problemOfName'

const ends = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const word = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._ -]{0,10}[A-Za-z0-9_-]$/)
const name = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((made) => problemOfName(made) === null)
/** Text that tries to be mistaken for what stands around it. */
const text = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('</file>', '\\</file>', '\\\\</file>', '<file name="x">', '<file', '', '\r', '```'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'))
const files = fc.uniqueArray(fc.record({ name, text }), {
  selector: (file) => file.name.normalize('NFKC').toLowerCase(),
  minLength: 1,
  maxLength: 6,
})

test('what is packed comes back, whatever it is', () => {
  fc.assert(
    fc.property(files, (packed) => {
      const expected: PackedFile[] = packed.map((file) => ({ ...file, text: ends(file.text) }))
      expect(unpackFiles(packFiles(packed))).toEqual({ kind: 'files', files: expected })
    }),
    { numRuns: 2_000 },
  )
})

test('whatever a text holds, no name that comes back leads out of its folder', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '..',
        '.',
        '',
        '/',
        '\\',
        'C:',
        '~',
        'a',
        'con',
        '.git',
        '\0',
        ' ',
        '..\u200b',
        'ａ',
        '…',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .chain((parts) => fc.constantFrom('/', '', '\\').map((between) => parts.join(between)))
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string()), (given) => {
      const unpacked = unpackFiles(`<file name="${given}">\nx\n</file>`)
      if (unpacked.kind === 'refused') return
      for (const file of unpacked.files) {
        for (const [path, root] of [
          [posix, '/root/folder'],
          [win32, 'C:\\root\\folder'],
        ] as const) {
          const relative = path.relative(root, path.resolve(root, file.name))
          expect(relative === '' || /^\.\.([/\\]|$)/.test(relative) || path.isAbsolute(relative)).toBe(false)
        }
      }
    }),
    { numRuns: 5_000 },
  )
})

test.each([
  ['../out.cs', 'leavesItsFolder'],
  ['a/../../out.cs', 'leavesItsFolder'],
  ['a//b.cs', 'leavesItsFolder'],
  ['/etc/passwd', 'absolute'],
  ['C:/Windows/x.dll', 'absolute'],
  ['c:x', 'absolute'],
  ['~/x', 'absolute'],
  ['..\\x', 'backslash'],
  ['a\u0000b', 'hiddenCharacter'],
  ['.git/hooks/pre-commit', 'git'],
  ['.g\u200cit/config', 'hiddenCharacter'],
  ['a/GIT~1/config', 'git'],
  ['nul.txt', 'notOnWindows'],
  ['src/COM1', 'notOnWindows'],
  ['a/b.cs::$DATA', 'notOnWindows'],
  ['a. /b.cs', 'notOnWindows'],
  ['x'.repeat(300), 'tooLong'],
  ['', 'empty'],
])('the name %j is refused', (given, problem) => {
  expect(problemOfName(given)).toBe(problem)
  expect(unpackFiles(`<file name="${given}">\n</file>`)).toEqual({
    kind: 'refused',
    problem: { kind: 'name', name: given, problem },
  })
  expect(() => packFiles([{ name: given, text: '' }])).toThrow()
})

test('a name that a project has is taken', () => {
  for (const given of ['server/Shop.Api/Program.cs', '.gitignore', 'web/.github/x.yml', 'src/app/[id]/a.ts'])
    expect(problemOfName(given), given).toBeNull()
})

test.each([
  ['nothing here', { kind: 'noFile' }],
  ['<file name="a">\nx', { kind: 'notClosed', name: 'a' }],
  ['<file name="a">\n<file name="b">\n</file>', { kind: 'nested', name: 'b' }],
  ['<file name="a">\n</file>\n<file name="A">\n</file>', { kind: 'twice', name: 'A' }],
  [Array.from({ length: 65 }, (_, at) => `<file name="${at}">\n</file>`).join('\n'), { kind: 'tooMany' }],
])('%j is refused', (given, problem) => {
  expect(unpackFiles(given)).toEqual({ kind: 'refused', problem })
})

test('an answer with words around its files, and Windows line ends, is read', () => {
  const answer = 'Here they are:\r\n<file name="a.ts">\r\nexport {}\r\n</file>\r\nDone.'
  expect(unpackFiles(answer)).toEqual({ kind: 'files', files: [{ name: 'a.ts', text: 'export {}\r\n' }] })
})
