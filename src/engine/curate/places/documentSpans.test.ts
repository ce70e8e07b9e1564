import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { documentSpans } from './documentSpans'

beforeAll(loadParsers)

const method = (name: string): string =>
  `  ${name}(order: Order): string {\n    const title = order.customer.name\n    return title.trim().toUpperCase()\n  }`
const text = `import { Order } from './order'\n\nexport class Labels {\n${'abcdefghij'.split('').map(method).join('\n\n')}\n}\n`

test('members follow what stands before them, from the file’s beginning', () => {
  const spans = documentSpans({ text, path: 'a.ts', language: 'typescript' }, 0, 4_000)
  expect(spans.length).toBeGreaterThan(5)
  for (const { from, start, end } of spans) {
    expect(from).toBe(0)
    expect(text.slice(start, end)).toMatch(/^ {2}[a-j]\(order[^]*\n {2}\}$/)
    expect(text.charAt(start - 1)).toBe('\n')
  }
})

test('from the beginning of something, where the file’s is too far', () => {
  const spans = documentSpans({ text, path: 'a.ts', language: 'typescript' }, 0, 500)
  const far = spans.filter(({ start }) => start > 500)
  expect(far.length).toBeGreaterThan(2)
  for (const { from, start } of far) {
    expect(start - from).toBeLessThanOrEqual(500)
    expect(text.slice(from)).toMatch(/^ {2}[a-j]\(/)
  }
})

test('elements by their layout, none within another', () => {
  const item = (name: string): string =>
    `  <li class="item">\n    <a routerLink="/${name}">\n      The orders of ${name}, and what became of them\n    </a>\n  </li>`
  const html = `<ul>\n${['ann', 'bob', 'eve', 'dan', 'joe'].map(item).join('\n')}\n</ul>\n`
  const spans = documentSpans({ text: html, path: 'a.html', language: 'html' }, 0, 4_000)
  expect(spans.map(({ start, end }) => html.slice(start, end))).toEqual(['eve', 'dan', 'joe'].map(item))
})

test('a tag over several lines is not cut', () => {
  const item = (name: string): string =>
    `  <input matInput placeholder="The orders of ${name}"\n  (keyup.enter)="add(order, '${name}')" (keyup.escape)="clear(order, '${name}', now())"\n  />`
  const html = `<ul>\n${['ann', 'bob', 'eve', 'dan', 'joe'].map(item).join('\n')}\n</ul>\n`
  const spans = documentSpans({ text: html, path: 'a.html', language: 'html' }, 0, 4_000)
  expect(spans.map(({ start, end }) => html.slice(start, end))).toEqual(['eve', 'dan', 'joe'].map(item))
})
