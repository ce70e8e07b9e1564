// Line numbers are those of codeCompletion/index.ts in the commit that tabbyAgent.ts names.
import { expect, test } from 'vitest'
import { scriptedTyping } from './scriptedTyping'
import { tabbyAgent } from './tabbyAgent'

test('asks after 1 ms before the first answer, and gives the request up at the next key', async () => {
  const log = await scriptedTyping(tabbyAgent, {
    text: 'const |\nlet b = 2\n',
    keys: [
      [0, 'a'],
      [150, 'b'],
    ],
    until: 1000,
    says: () => 'cdef = 1',
  })
  expect(log).toEqual([
    '1 ask "const a"', // latencyTracker.ts:47 is NaN, setTimeout takes 1 ms
    '150 given up', // l. 488-496
    '151 ask "const ab"',
    '421 said 2 tokens', // the server was held until 201
    '421 show "cdef = 1" network',
  ])
})

test('takes the time of the last answers off the wait, and waits for what it remembers without that', async () => {
  const log = await scriptedTyping(tabbyAgent, {
    text: 'const |\nlet b = 2\n',
    keys: [
      [0, 'a'],
      [1000, 'b'],
      [3000, '?'],
    ],
    until: 5000,
    says: () => 'bcdef = 1',
  })
  expect(log).toEqual([
    '1 ask "const a"',
    '241 said 3 tokens',
    '241 show "bcdef = 1" network',
    '1480 show "cdef = 1" cached', // l. 548: 2.4 x 200
    // A sign and the end of the line: 1.65 x 200 - 240 is less than the least wait (l. 558-565).
    '3100 ask "const ab?"',
    '3340 said 3 tokens',
    '3340 show "bcdef = 1" network',
  ])
})

test('remembers what it does not show, and only the rest of the first line', async () => {
  const log = await scriptedTyping(tabbyAgent, {
    text: '  run(|\n  done()\n',
    keys: [
      [0, 'a'],
      [1000, 'll()'],
      [2000, ')'],
      [3000, '\n'],
    ],
    until: 4000,
    says: () => 'll())\n    two()\n    three()',
  })
  expect(log).toEqual([
    '1 ask "  run(a"',
    '321 said 7 tokens',
    // limitScopeByIndentation.ts: the lines below are deeper.
    '321 show "ll())\\n    two()\\n    three()" network',
    // 1.65 x 200 behind a sign at the end of a line.
    '1330 nothing', // cache.ts:51-57, then fewer than four characters (default.ts:68)
    '2330 nothing', // cache.ts:58-64: "\n" is all that is left
    '3330 nothing', // cache.ts:65-70: nothing is left
  ])
})

test('drops what stands below, what is shorter than four characters, and the lines beyond the block', async () => {
  const shows = async (text: string, answer: string, path = 'file.ts'): Promise<string | undefined> => {
    const log = await scriptedTyping(tabbyAgent, {
      path,
      text,
      keys: [[0, '']],
      until: 2000,
      says: () => answer,
    })
    return log.find((line) => !/ask|said/.test(line))?.replace(/^\d+ /, '')
  }
  expect(await shows('f() {\n  |\n  return a\n}', 'return a;')).toBe('nothing') // dropDuplicated.ts:33-38
  expect(await shows('a = |\nb', 'one')).toBe('nothing') // dropMinimum.ts
  expect(await shows('a = |\nb', '  four')).toBe('show "four" network') // trimSpace.ts:11-13
  expect(await shows('  a = |\n  b', 'first\n  second')).toBe('show "first" network') // limitScope, a line that goes on
  expect(await shows('f() {|\n', '\n  a()\n}\nmore()')).toBe('show "\\n  a()\\n}" network')
  expect(await shows('f() {|\n}\n', '\n  abc()\n}')).toBe('show "\\n  abc()" network') // the closing line stands there
  expect(await shows('f(|)\n', 'first, second)')).toBe('show "first, second" network') // contexts.ts:113-114
  expect(await shows('f(| + b)\n', 'first\nsecond')).toBe('nothing') // trimMultiLineInSingleLineMode.ts
  expect(await shows('a = |\nb', 'hahahahahahahahaha'.repeat(3))).toBe('nothing') // removeLineEndsWithRepetition.ts
  expect(await shows('f(() => {|\n});\n', '\n  abc()\n}')).toBe('show "\\n  abc()" network') // removeDuplicatedBlockClosingLine.ts:34-45
  expect(await shows('|\nb = 22\nc\n', 'first()\nb = 22')).toBe('show "first()" network') // removeDuplicateSuffixLines.ts
  expect(await shows('a()\n |\nb', ' odd(1)')).toBe('show "odd(1)" network') // normalizeIndentation.ts:72-80
  expect(await shows('f() {\n|\n  c()\n}', '  aa()\nc()')).toBe('show "  aa()" network')
})

test('asks with twenty lines before and after', async () => {
  const lines: number[] = []
  await scriptedTyping(tabbyAgent, {
    text: `${'a\n'.repeat(50)}|\n${'b\n'.repeat(50)}`,
    keys: [[0, 'a']],
    until: 1000,
    says: ({ prefix, suffix }) => {
      lines.push(prefix.split('\n').length, suffix.split('\n').length - 1)
      return ''
    },
  })
  expect(lines).toEqual([20, 20]) // buildRequest.ts:17-18
})

test('asks for 64 tokens, and no further than a blank line, a comment or a keyword at the start of a line', async () => {
  const said = async (path: string, answer: string): Promise<string | undefined> => {
    const log = await scriptedTyping(tabbyAgent, {
      path,
      text: '|',
      keys: [[0, 'a']],
      until: 3000,
      says: () => answer,
    })
    return log.find((line) => line.includes('said'))
  }
  expect(await said('a.ts', 'x'.repeat(1000))).toBe('1461 said 64 tokens')
  expect(await said('a.ts', 'abcd\n\nefgh')).toBe('201 said 1 tokens')
  expect(await said('a.ts', 'abcd\n// efgh')).toBe('201 said 1 tokens')
  expect(await said('a.cs', 'abcd\nusing System;')).toBe('201 said 1 tokens')
  expect(await said('a.html', 'abcd\nefg')).toBe('221 said 2 tokens')
  expect(await said('a.vue', 'abcd\nefg')).toBe('201 said 1 tokens') // languages.rs:127-133
})
