// Line numbers are those of the commit that continueDev.ts names.
import { expect, test } from 'vitest'
import { continueDev } from './continueDev'
import { scriptedTyping } from './scriptedTyping'

test('asks 350 ms after the last key, and uses the request for what is typed meanwhile', async () => {
  const log = await scriptedTyping(continueDev, {
    text: 'const |\n',
    keys: [
      [0, 'c'],
      [100, 'o'],
      [700, 'u'],
      [720, 'n'],
    ],
    until: 2000,
    says: () => 'unt = computed(',
  })
  expect(log).toEqual([
    '450 ask "const co"', // AutocompleteDebouncer.ts:7-31
    // Cancelled at 700 (CompletionStreamer.ts:58-65), and not aborted.
    '710 said 4 tokens',
    // 720 + 350; GeneratorReuseManager.ts:29-39 and 58-73 take it up where the person is.
    '1070 show "t = computed(" network',
  ])
})

test('aborts a request only for the next one, and never asks behind what was said', async () => {
  const log = await scriptedTyping(continueDev, {
    text: '|\n',
    keys: [
      [0, 'a'],
      [365, 'x'],
      [1500, 'yz'],
    ],
    until: 2500,
    says: ({ prefix }) => (prefix === 'a' ? 'b'.repeat(200) : 'yz'),
  })
  expect(log).toEqual([
    '350 ask "a"',
    '715 ask "ax"', // 365 + 350
    '715 given up', // GeneratorReuseManager.ts:15 and 47
    '930 said 1 tokens', // behind the token under way
    '930 show "yz" network',
    // 1500 + 350: nothing is left of the memory (CompletionProvider.ts:225) or of the request (l. 31-35).
    '1850 nothing',
  ])
})

test('remembers by the prefix alone', async () => {
  const log = await scriptedTyping(continueDev, {
    text: '|\n',
    keys: [
      [0, 'a'],
      [1000, 'b'],
      [2000, '⌫'],
    ],
    until: 3000,
    says: () => 'bcd',
  })
  expect(log).toEqual([
    '350 ask "a"',
    '550 said 1 tokens',
    '550 show "bcd" network',
    '1350 show "cd" cached', // AutocompleteLruCache.ts:94-121
    '2350 show "bcd" cached',
  ])
})

test('shows the lines there are after 150 ms, and lets the request go on for 375 ms and ten tokens', async () => {
  const log = await scriptedTyping(continueDev, {
    text: '|\n',
    keys: [[0, 'a']],
    until: 5000,
    says: () => 'bcd\nefg\nhij\n'.repeat(100),
  })
  expect(log).toEqual([
    '350 ask "a"',
    // The line's end is the fourth character; 15 more are held back for stop texts of 16 (charStream.ts:87-108): the fifth
    // token, 200 + 4 x 20.
    '630 show "bcd" network',
    '730 given up', // the tenth token comes after 380 ms (generation/utils.ts:14-26)
  ])
})

test('looks at the time every ten tokens only', async () => {
  const ends = async (firstTokenMs: number): Promise<string | undefined> => {
    const says = (): string => 'b'.repeat(1000)
    const log = await scriptedTyping(continueDev, {
      text: '|',
      keys: [[0, 'a']],
      until: 2000,
      firstTokenMs,
      says,
    })
    return log.find((line) => line.includes('given up'))
  }
  expect(await ends(140)).toBe('870 given up') // 320 ms after ten, 520 ms after twenty
  expect(await ends(400)).toBe('930 given up') // 580 ms after ten
})

test('asks with three tenths of 1024 tokens before the cursor and two tenths after it, in whole lines', async () => {
  const line = `${'x'.repeat(39)}\n`
  const [before, after]: [string[], string[]] = [[], []]
  await scriptedTyping(continueDev, {
    text: `${line.repeat(100)}|\n${line.repeat(100)}`,
    keys: [[0, 'a']],
    until: 1000,
    says: ({ prefix, suffix }) => {
      before.push(...prefix.split('\n'))
      after.push(...suffix.split('\n'))
      return ''
    },
  })
  // Eleven tokens a line with its break: 27 lines and the cursor's of 307.2; 18 and the rest of the cursor's of 204.8.
  expect([before.length, after.length]).toEqual([28, 19])
})

test('holds back twenty characters more for the start of the suffix', async () => {
  const says = (): string => 'bcd\nefg\nhij\n'.repeat(100)
  const text = '|\nconst somewhatLonger = suffix\n'
  const log = await scriptedTyping(continueDev, { text, keys: [[0, 'a']], until: 690, says })
  // The character at index 3 leaves when 3 + 1 + 20 have left the first buffer (charStream.ts:153), which takes 39: the
  // tenth token, that ends the request as well.
  expect(log).toEqual(['350 ask "a"'])
  const rest = await scriptedTyping(continueDev, { text, keys: [[0, 'a']], until: 900, says })
  expect(rest).toEqual(['350 ask "a"', '730 given up', '730 show "bcd" network'])
})

test('wants one line in a comment, and lets the request go on behind it', async () => {
  const log = await scriptedTyping(continueDev, {
    text: '// i|\n',
    keys: [[0, 't']],
    until: 5000,
    says: () => ' it does\nnext\nand so on and on and on and on',
  })
  expect(log).toEqual([
    '350 ask "// it"',
    '590 show " it does" network', // the third token: GeneratorReuseManager.ts:75-79
    '730 given up', // l. 21 of utils.ts
  ])
})

test('shows nothing that repeats the line above, and stops a request at the line below', async () => {
  const typing = { keys: [[0, ' ']] as const, until: 2000 }
  const above = { ...typing, text: 'total += price\n|', says: () => 'total += price' }
  expect(await scriptedTyping(continueDev, above)).toEqual([
    '350 ask " "',
    '610 said 4 tokens',
    '610 nothing', // postprocessing/index.ts:113-116
  ])
  const below = { ...typing, text: '|\nret\n', says: () => 'ret\nand much more of this' }
  expect(await scriptedTyping(continueDev, below)).toEqual([
    '350 ask " "',
    '630 given up', // lineStream.ts:406-408; its end is let go with the fifth token
    '630 nothing',
  ])
})
