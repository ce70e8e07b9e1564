import { seededRandom } from '#platform/seededRandom'
import { describe, expect, test } from 'vitest'
import { measureKept } from './measureKept'

test.each([
  ['the same', 'int a;', 'int a;', { keptRatio: 1, keptCharacters: 6, editDistance: 0 }],
  ['nothing', 'int a;', '', { keptRatio: 0, keptCharacters: 0, editDistance: 6 }],
  ['two empty texts', '', '', { keptRatio: 1, keptCharacters: 0, editDistance: 0 }],
  ['a letter of six', 'int a;', 'int b;', { keptRatio: 5 / 6, keptCharacters: 5, editDistance: 1 }],
  ['more than there was', 'int a;', 'int a = 1;', { keptRatio: 0.6, keptCharacters: 6, editDistance: 4 }],
])('%s', (_, accepted, final, expected) => {
  expect(measureKept(accepted, final)).toEqual(expected)
})

describe('layout', () => {
  const accepted = 'if (a)\n{\n  Go();  \n}'
  test('of a formatter is no edit', () => {
    const formatted = 'if (a)\n    {\n        Go();\n    }'
    expect(measureKept(accepted, formatted)).toEqual({
      keptRatio: 1,
      keptCharacters: accepted.length,
      editDistance: 0,
    })
  })
  test('does not hide an edit', () => {
    expect(measureKept(accepted, 'if (a)\n    {\n        Run();\n    }').keptRatio).toBeLessThan(0.8)
  })
})

test('characters are those of a longest common subsequence', () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = seededRandom(`kept ${seed}`)
    const word = (): string =>
      Array.from({ length: Math.floor(random() * 80) }, () => 'abcd'[Math.floor(random() * 4)]).join('')
    const [left, right] = [word(), word()]
    let above = new Array<number>(right.length + 1).fill(0)
    for (const one of left) {
      const row = [0]
      for (let at = 0; at < right.length; at++)
        row.push(one === right[at] ? above[at]! + 1 : Math.max(above[at + 1]!, row[at]!))
      above = row
    }
    expect(measureKept(left, right).keptCharacters).toBe(above.at(-1))
  }
})

test('long texts are compared by lines, in a bounded time', () => {
  const lines = Array.from({ length: 3000 }, (_, line) => `const shelf${line} = readShelf(${line})`)
  const accepted = lines.join('\n')
  const final = lines.map((line, index) => (index % 3 === 0 ? `${line} // ours` : line)).join('\n')
  const started = performance.now()
  const kept = measureKept(accepted, final)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(kept.editDistance).toBeNull()
  expect(kept.keptRatio).toBeGreaterThan(0.5)
  expect(kept.keptRatio).toBeLessThan(0.7)
})
