import { seededRandom } from '#platform/seededRandom'
import { expect, test } from 'vitest'
import { fineChanges } from './fineChanges'
import { smallestChange } from './trackedRange'

function fine(before: string, after: string) {
  const change = smallestChange(before, { start: 0, end: before.length, text: after })
  const changes = fineChanges(before, change)
  const result = changes.reduce(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    before,
  )
  return { changes, result }
}

test('a formatter that indents and wraps touches white space alone', () => {
  const before = 'class A {\nint x;\nvoid Go(int a, int b) { Call(a); Call(b); }\n}\n'
  const after =
    'class A {\r\n    int x;\r\n    void Go(\r\n        int a,\r\n        int b)\r\n    {\r\n        Call(a);\r\n        Call(b);\r\n    }\r\n}\r\n'
  const { changes, result } = fine(before, after)
  expect(result).toBe(after)
  expect(changes.length).toBeGreaterThan(8)
  for (const { start, end, text } of changes) expect(before.slice(start, end) + text).toMatch(/^\s+$/)
})

test('another text is one change, also when it holds some of the same words', () => {
  const before = 'public int Count(string name) => orders.Where(o => o.Name == name).Count();'
  const after = 'private static readonly ILogger Log = LoggerFactory.Create(name);'
  expect(fine(before, after).changes).toHaveLength(1)
})

test('what a person types is left as it is', () => {
  expect(fine('int count = 1;', 'int total = 1;').changes).toHaveLength(1)
})

test('the fine changes do the same as the one that they come from', () => {
  let apart = 0
  for (let seed = 0; seed < 400; seed++) {
    const random = seededRandom(`fine ${seed}`)
    const pick = (from: string): string => from[Math.floor(random() * from.length)]!
    const line = (): string =>
      Array.from({ length: Math.floor(random() * 12) }, () => pick('ab(; ')).join('') + pick('\n\n ')
    const lines = Array.from({ length: 20 }, line)
    const after = lines
      .map((each) => (random() < 0.3 ? line() : random() < 0.3 ? `  ${each}` : each))
      .join('')
    const { changes, result } = fine(lines.join(''), after)
    expect(result).toBe(after)
    if (changes.length > 1) apart++
  }
  expect(apart).toBeGreaterThan(200)
})
