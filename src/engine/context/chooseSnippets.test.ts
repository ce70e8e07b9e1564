import { expect, test } from 'vitest'
import type { ContextSnippet, ContextSource } from '#contracts/contextSnippet'
import { type Candidates, chooseSnippets } from './chooseSnippets'

const none: Candidates = { declaration: [], recentEdit: [], sibling: [], similar: [] }
const of = (source: ContextSource, ...texts: string[]): ContextSnippet[] =>
  texts.map((text) => ({ path: `${text}.cs`, text, source }))

const all: Candidates = {
  declaration: of('declaration', 'D1', 'D2'),
  recentEdit: of('recentEdit', 'R1'),
  sibling: of('sibling', 'S1', 'S2'),
  similar: of('similar', 'L1'),
}
const texts = (snippets: readonly ContextSnippet[]): string => snippets.map(({ text }) => text).join(' ')

test('the best of each source by turns; a template starts with its class', () => {
  expect(texts(chooseSnippets(all, 'csharp', 1_000))).toBe('D1 R1 S1 L1 D2 S2')
  expect(texts(chooseSnippets(all, 'html', 1_000))).toBe('S1 R1 L1 D1 S2 D2')
})

test('as long as it fits, and what is too long makes room for what is not', () => {
  const long = { ...none, declaration: of('declaration', 'x'.repeat(50)), sibling: of('sibling', 'S1') }
  expect(texts(chooseSnippets(long, 'csharp', 40))).toBe('S1')
  expect(chooseSnippets(all, 'csharp', 0)).toEqual([])
})

test('the same lines of the same file once', () => {
  const text = 'class Order {\n  int Total;\n}'
  const twice: Candidates = {
    ...none,
    declaration: [{ path: 'Order.cs', text, source: 'declaration' }],
    sibling: [{ path: 'Order.cs', text: `${text}\nclass Line {}`, source: 'sibling' }],
    similar: [{ path: 'Other.cs', text, source: 'similar' }],
  }
  expect(chooseSnippets(twice, 'csharp', 1_000).map(({ source }) => source)).toEqual([
    'declaration',
    'similar',
  ])
})
