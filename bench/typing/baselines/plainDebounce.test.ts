import { expect, test } from 'vitest'
import { plainDebounce } from './plainDebounce'
import { scriptedTyping } from './scriptedTyping'

test('asks 300 ms after the last key, and gives up at the next one', async () => {
  const log = await scriptedTyping(plainDebounce, {
    text: 'const a = |\n',
    keys: [
      [0, 'f'],
      [100, 'i'],
      [500, 'n'],
    ],
    until: 2000,
    says: () => 'dOrCreate()\nnext()',
  })
  expect(log).toEqual([
    '400 ask "const a = fi"',
    '500 given up',
    '800 ask "const a = fin"',
    // 11 characters are three tokens: 200 + 2 x 20.
    '1040 said 3 tokens',
    '1040 show "dOrCreate()" network',
  ])
})

test('waits for the token under way of a request that was given up', async () => {
  const log = await scriptedTyping(plainDebounce, {
    text: '|',
    keys: [
      [0, 'a'],
      [301, 'b'],
    ],
    until: 2000,
    says: () => 'c',
  })
  expect(log).toEqual([
    '300 ask "a"',
    '301 given up',
    '601 ask "ab"',
    '801 said 1 tokens',
    '801 show "c" network',
  ])
})
