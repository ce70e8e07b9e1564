import { seededRandom } from '#platform/seededRandom'
import { expect, test } from 'vitest'
import { commonSequence } from './commonSequence'

/** By the table of all prefixes. */
function longestLength(left: string, right: string): number {
  let above = new Array<number>(right.length + 1).fill(0)
  for (const one of left) {
    const row = [0]
    for (let at = 0; at < right.length; at++)
      row.push(one === right[at] ? above[at]! + 1 : Math.max(above[at + 1]!, row[at]!))
    above = row
  }
  return above.at(-1)!
}

test('is as long as the longest one, in order, and holds the same on both sides', () => {
  for (let seed = 0; seed < 500; seed++) {
    const random = seededRandom(`lists ${seed}`)
    const list = (): string =>
      Array.from({ length: Math.floor(random() * 14) }, () => 'abc'[Math.floor(random() * 3)]).join('')
    const [left, right] = [list(), list()]
    const matches = commonSequence([...left], [...right], 100)!
    expect(matches).toHaveLength(longestLength(left, right))
    matches.forEach(([x, y], index) => {
      const [earlierX, earlierY] = matches[index - 1] ?? [-1, -1]
      expect(left[x]).toBe(right[y])
      expect(x > earlierX && y > earlierY).toBe(true)
    })
  }
})

test('is not looked for beyond the bound', () => {
  const [left, right] = [[...'abcdefgh'], [...'abcdEfgh']]
  expect(commonSequence(left, right, 2)).toHaveLength(7)
  expect(commonSequence(left, right, 1)).toBeNull()
})
