import { expect, test } from 'vitest'
import { indentationOf, languageOf, loadParsers, opensBlock, parse } from './language'

test.each([
  ['Api/ProductsController.cs', 'csharp'],
  ['web/src/app/shop.service.ts', 'typescript'],
  ['web/src/app/shop.component.HTML', 'html'],
  ['a\\b.scss', 'scss'],
  ['web/Panel.tsx', 'tsx'],
  ['README.md', null],
  ['Makefile', null],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language)
})

test.each([
  ['if (x) {', 'typescript', true],
  ['  items.map((item) =>', 'typescript', true],
  ['return x;', 'csharp', false],
  ['<div class="row">', 'html', true],
  ['<br />', 'html', false],
  ['<b>x</b>', 'html', false],
  ['@for (item of items(); track item.id) {', 'html', true],
] as const)('%s in %s opens a block: %s', (line, language, opens) => {
  expect(opensBlock(line, language)).toBe(opens)
})

test('indentation is the leading white space only', () => {
  expect(indentationOf('\t  x = 1')).toBe('\t  ')
  expect(indentationOf('x')).toBe('')
})

test('there is no syntax before the parsers are loaded, which happens once', async () => {
  expect(parse('class A { }', 'csharp')).toBeNull()
  await loadParsers()
  expect(parse('class A { }', 'csharp')?.errorsIn(0, 11)).toBe(0)
  expect(loadParsers()).toBe(loadParsers())
})

test.each(['csharp', 'typescript', 'tsx', 'html', 'scss'] as const)(
  '%s: 8,000 lines are read, more are not',
  async (language) => {
    await loadParsers()
    expect(parse('\n'.repeat(7999), language)).not.toBeNull()
    expect(parse('\n'.repeat(8000), language)).toBeNull()
  },
)

test('a syntax answers for its own text, however many came after it', async () => {
  await loadParsers()
  const before = parse('class A {\n  \n}', 'csharp', 'a.cs')
  for (let version = 0; version < 40; version++) {
    parse(`class A {\n  int a${version};\n}`, 'csharp', 'a.cs')
    parse(`class A {\n  int b${version};\n}`, 'csharp')
  }
  expect(before?.placeAt(12).inEmptyBlock).toBe(true)
  expect(before?.declarations().map(({ name }) => name)).toEqual(['A'])
})
