// Line numbers are those of src/completion.ts in the commit that llamaVscode.ts names.
import { expect, test } from 'vitest'
import { llamaVscode } from './llamaVscode'
import { scriptedTyping } from './scriptedTyping'

test('asks at once, lets the request go on, and waits for it in steps of 150 ms', async () => {
  const log = await scriptedTyping(llamaVscode, {
    text: 'const |\n',
    keys: [
      [0, 'c'],
      [50, 'o'],
      [100, 'u'],
    ],
    until: 1000,
    says: ({ prefix }) => (prefix.endsWith('1') ? '' : 'ount = 1'),
  })
  expect(log).toEqual([
    '0 ask "const c"', // l. 35: no debounce
    '220 said 2 tokens', // l. 91: no signal, though cancelled at 50
    // The call of 50 gave up at 200 (l. 46-49); that of 100 finds the way free at 250 and walks back two characters of
    // its line (l. 183-196).
    '250 show "nt = 1" cached',
    '251 ask "const count = 1"', // l. 128-132 and 276; not at 221, as that call was cancelled
    '251 said 0 tokens',
  ])
})

test('asks anew where what is remembered does not agree, and for the next suggestion again at each key', async () => {
  const log = await scriptedTyping(llamaVscode, {
    text: '|\n',
    keys: [
      [0, 'a'],
      [300, 'x'],
      [600, 'y'],
      [700, 'z'],
    ],
    until: 2000,
    says: ({ prefix }) => ({ '\na': 'bcd', '\nabcd': 'e', '\nax': 'yz!' })[prefix] ?? '?',
  })
  expect(log).toEqual([
    '0 ask "a"',
    '200 said 1 tokens',
    '200 show "bcd" network',
    '201 ask "abcd"', // l. 287-288
    '300 ask "ax"', // l. 191: "x" is not how "bcd" starts
    '401 said 1 tokens',
    // Behind the request ahead, which nothing aborts.
    '601 said 1 tokens',
    // The call of 600 looks at 750 and is cancelled by then; that of 700 need not wait.
    '700 show "!" cached',
    '701 ask "axyz!"',
    '901 said 1 tokens',
  ])
})

test('asks for the next suggestion once more while it is under way', async () => {
  const log = await scriptedTyping(llamaVscode, {
    text: '|\n',
    keys: [
      [0, 'a'],
      [250, 'b'],
      [260, 'c'],
    ],
    until: 1000,
    says: ({ prefix }) => (prefix === '\na' ? 'bcd' : 'more'),
  })
  expect(log).toEqual([
    '0 ask "a"',
    '200 said 1 tokens',
    '200 show "bcd" network',
    '201 ask "abcd"',
    '250 show "cd" cached',
    '251 ask "abcd"', // l. 286-288: nothing is remembered yet
    '260 show "d" cached',
    '261 ask "abcd"',
    '401 said 1 tokens',
    '601 said 1 tokens',
    '801 said 1 tokens',
  ])
})

test('remembers the lines below the first for the place behind it', async () => {
  const log = await scriptedTyping(llamaVscode, {
    text: 'a\nf(|\n',
    keys: [
      [0, 'x'],
      [1000, ')\n'],
    ],
    until: 1200,
    says: ({ prefix }) => (prefix.endsWith('x') ? ')\n  next()' : ''),
  })
  expect(log).toEqual([
    '0 ask "f(x"',
    '240 said 3 tokens',
    '240 show ")\\n  next()" network',
    '241 ask "  next()"', // l. 277-279
    '241 said 0 tokens',
    '1000 show "  next()" cached', // l. 303-315
    // l. 274-288: what was empty is not remembered (l. 290), so it is asked for again.
    '1001 ask "  next()"',
    '1001 said 0 tokens',
  ])
})

test('says nothing where more than eight characters follow, or where the next line is repeated', async () => {
  const keys = [[0, ' ']] as const
  const says = (): string => 'return total'
  // l. 62
  expect(await scriptedTyping(llamaVscode, { text: 'a| = b + c;', keys, until: 500, says })).toEqual([
    '0 nothing',
  ])
  // l. 247-249
  const repeated = {
    text: 'a\n|\n return total\n',
    keys: [[0, '']] as const,
    until: 500,
    says: () => ' return total',
  }
  expect(await scriptedTyping(llamaVscode, repeated)).toEqual([
    '0 ask ""',
    '260 said 4 tokens',
    '260 nothing',
  ])
})

test('cuts what follows on the line, and does not look ahead there', async () => {
  const typing = { text: 'f(|);\n', keys: [[0, 'a']] as const, until: 1000, says: () => ', b);' }
  // l. 264-268 and 131
  expect(await scriptedTyping(llamaVscode, typing)).toEqual([
    '0 ask "f(a"',
    '220 said 2 tokens',
    '220 show ", b" network',
  ])
})

test('leaves white space out of the prompt and ends with the indentation', async () => {
  const log = await scriptedTyping(llamaVscode, {
    text: 'if (a) {\n  |\n}\n',
    keys: [[0, '  ']],
    until: 300,
    // Tokens end at "    ", "b()\n", "    ", "c()\n", "  }\n".
    says: ({ prefix }) => (prefix.endsWith('{\n') ? '    b()\n    c()\n  }\n} else {\n' : ''),
  })
  expect(log).toEqual([
    '0 ask ""', // l. 67-72
    // 200 + 4 x 20; server-context.cpp: the fifth token shows a line with less than four spaces.
    '280 given up',
    '280 show "b()\\n    c()" network', // l. 207 and llama.cpp's n_indent
    '281 ask "    c()"',
    '281 said 0 tokens',
  ])
})

test('asks for no more than 128 tokens, and for 500 ms of them once a line has ended', async () => {
  const typing = { text: '|', keys: [[0, 'a']] as const, until: 3000 }
  const oneLine = await scriptedTyping(llamaVscode, { ...typing, says: () => 'x'.repeat(1000) })
  expect(oneLine).toContain('2740 said 128 tokens') // 200 + 127 x 20
  const lines = await scriptedTyping(llamaVscode, { ...typing, says: () => 'abc\n'.repeat(200) })
  expect(lines).toContain('700 said 26 tokens') // 200 + 25 x 20
})
