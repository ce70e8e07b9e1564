import { beforeAll, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { loadParsers } from '#engine/language/language'
import { blockSpan, errorsIn, startsBlock } from './blockSpans'
import { codeLines } from './codeLines'

const settings = settingsSchema.parse({})
const padding = `// ${'x'.repeat(200)}\n`
beforeAll(loadParsers)

/** The first piece of the text that begins a block, or null. */
function firstBlock(path: string, language: string, code: string): string | null {
  const text = padding + code
  const line = codeLines(text).find((one) => startsBlock(one, language))
  const file = { text, path, language }
  const span = line && blockSpan(file, line, errorsIn(file), settings)
  return span ? text.slice(span.start, span.end) : null
}

test('the statements of a body, up to a blank line', () => {
  const save =
    'export function save(order: Order): void {\n  check(order)\n  store(order)\n\n  tell(order)\n}\n'
  expect(firstBlock('a.ts', 'typescript', save)).toBe('check(order)\n  store(order)')
})

test('not half a member that holds a blank line', () => {
  const code = 'class A\n{\n    void Save()\n    {\n        Check(order);\n\n        Tell();\n    }\n}\n'
  expect(firstBlock('a.cs', 'csharp', code)).toBeNull()
})

test('only whole statements of more than serving shows', () => {
  const lines = Array.from({ length: 6 }, (_, index) => `  first(${index})`)
  const text = `function f() {\n${lines.join('\n')}\n  const all = read()\n    .filter(isOpen)\n    .map(nameOf)\n  return all\n}\n`
  expect(firstBlock('a.ts', 'typescript', text)).toBe(lines.join('\n').trimStart())
})

test('no head without its body, no attribute without its member', () => {
  const seven = Array.from({ length: 7 }, (_, index) => `    int field${index};`).join('\n')
  const text = `class A\n{\n${seven}\n    [Obsolete]\n    void Old() { }\n}\n`
  expect(firstBlock('a.cs', 'csharp', text)).toBe(seven.trimStart())
  const long = `class A\n{\n    void Long()\n    {\n${'        Step();\n'.repeat(9)}    }\n}\n`
  expect(firstBlock('a.cs', 'csharp', long)).toBeNull()
})

test('elements of a template, rules of a style sheet, and entries of what is read as text', () => {
  expect(firstBlock('a.html', 'html', '<ul>\n  <li>One of them</li>\n  <li>Two</li>\n</ul>\n')).toBe(
    '<li>One of them</li>\n  <li>Two</li>',
  )
  expect(firstBlock('a.scss', 'scss', '.a {\n  color: red;\n  margin: 0 auto;\n\n  b { top: 0 }\n}\n')).toBe(
    'color: red;\n  margin: 0 auto;',
  )
  const json = '{\n  "scripts": {\n    "start": "ng serve",\n    "build": {\n      "a": 1\n    }\n  }\n}\n'
  expect(firstBlock('package.json', 'json', json.slice(2))).toBe(
    '"start": "ng serve",\n    "build": {\n      "a": 1\n    }',
  )
})

test('no tag without its end', () => {
  const tag = (end: string): string =>
    `<div>\n  <link\n  href="/jars.css"\n  rel="stylesheet"${end}\n</div>\n`
  expect(firstBlock('a.html', 'html', tag('\n/>'))).toBeNull()
  expect(firstBlock('a.html', 'html', tag(' />'))).toBe('<link\n  href="/jars.css"\n  rel="stylesheet" />')
})
