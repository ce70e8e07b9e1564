// Line numbers are those of codeCompletion/debouncer.ts in the commit that tabbyAgent.ts names.
import { expect, test } from 'vitest'
import { contextOf } from './tabbyContext'
import { TabbyDebouncer } from './tabbyDebouncer'

const at = (text: string) =>
  contextOf({ path: 'a.ts', text: text.replace('|', ''), offset: text.indexOf('|') })
const NOW = Date.UTC(2026, 0, 1)

test.each([
  // l. 57-61: (3 - 1.5 x score) x 200 - latency
  ['ab|c def', 0, 600],
  ['ab |c def', 0, 450], // a sign before the cursor, l. 105
  ['ab|\ndef', 0, 480], // the end of the line, l. 106
  ['ab|);\ndef', 0, 480], // only signs follow, contexts.ts:113
  ['ab|);\n}\n', 0, 450], // the end of the document, l. 107
  ['ab(|\n', 0, 300], // all of it
  ['ab|c def', 250, 350],
  ['ab|c def', 5000, 100], // l. 37
  ['ab|c def', Number.NaN, Number.NaN], // latencyTracker.ts:47 before the first answer
])('behind %j with a latency of %d ms it waits %d ms', (text, latency, milliseconds) => {
  expect(new TabbyDebouncer().wait(at(text), latency, NOW)).toBe(milliseconds)
})

test('learns the base from more than twenty intervals of at most 400 ms', () => {
  const debouncer = new TabbyDebouncer()
  let now = NOW
  const waits = (interval: number): number => debouncer.wait(at('ab|c def'), 0, (now += interval))
  waits(0)
  for (let key = 0; key < 20; key++) expect(waits(120)).toBe(600) // l. 90
  expect(waits(401)).toBe(600) // l. 83
  expect(waits(120)).toBeCloseTo(360) // 3 x 120
  for (let key = 0; key < 100; key++) waits(10)
  expect(waits(10)).toBe(300) // l. 92-96: no less than 100
  for (let key = 0; key < 100; key++) waits(400)
  expect(waits(400)).toBe(1000) // l. 38: 3 x 400 is more
})
