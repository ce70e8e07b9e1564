import { expect, test } from 'vitest'
import { indentationOf, languageOf, opensBlock } from './language'

test.each([
  ['Api/ProductsController.cs', 'csharp'],
  ['web/src/app/shop.service.ts', 'typescript'],
  ['web/src/app/shop.component.HTML', 'html'],
  ['a\\b.scss', 'scss'],
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
