import { expect, test } from 'vitest'
import { expectedOn, expectedPage } from './expectedPage'

test.each(['csharp', 'typescript', 'html', 'scss', 'plaintext'])(
  'what is written on a page of %s comes back without its explanation',
  (language) => {
    for (const text of ['', 'one', 'one\n  two\n', '\n// mine\n']) {
      const page = expectedPage(language, text)
      expect(page.split('\n').length).toBe(text.split('\n').length + 2)
      expect(expectedOn(page, language)).toBe(text)
      expect(expectedOn(page.replaceAll('\n', '\r\n'), language)).toBe(text)
    }
  },
)

test('the explanation is a comment of the language', () => {
  expect(expectedPage('csharp', 'x')).toMatch(/^\/\/ .*\n\/\/ .*\nx$/)
  expect(expectedPage('html', 'x')).toMatch(/^<!-- .* -->\n<!-- .* -->\nx$/)
  expect(expectedPage('scss', 'x')).toMatch(/^\/\* .* \*\/\n\/\* .* \*\/\nx$/)
})

test('a person may delete the explanation or a part of it', () => {
  const [first, second] = expectedPage('csharp', '').split('\n')
  expect(expectedOn(`${first}\nx`, 'csharp')).toBe('x')
  expect(expectedOn(`${second}\nx\n${first}`, 'csharp')).toBe(`x\n${first}`)
  expect(expectedOn('x', 'csharp')).toBe('x')
})
