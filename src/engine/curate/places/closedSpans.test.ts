import { expect, test } from 'vitest'
import { insideSpan, stopSpan } from './closedSpans'
import { codeLines } from './codeLines'
import type { FimSpan } from './fimSpan'
import { isBalanced } from './isBalanced'

const seeds = Array.from({ length: 40 }, (_, index) => index / 40)

/** All that may be asked for in a line, each with brackets around it. */
function marked(
  code: string,
  of: (line: ReturnType<typeof codeLines>[number], random: () => number) => FimSpan | null,
): string[] {
  const [line] = codeLines(code)
  const found = seeds.flatMap((first) =>
    seeds.flatMap((second) => {
      const values = [first, second]
      const span = of(line!, () => values.shift() ?? 0)
      return span === null
        ? []
        : [`${code.slice(0, span.start)}⟦${code.slice(span.start, span.end)}⟧${code.slice(span.end)}`]
    }),
  )
  return [...new Set(found)].sort()
}

test('within a line: expressions, arguments and values before what closes them', () => {
  expect(marked('const total = sum(items, 0);', insideSpan)).toEqual([
    'const total = sum(items, ⟦0⟧);',
    'const total = sum(⟦items, 0⟧);',
    'const total = ⟦sum(items, 0)⟧;',
  ])
  expect(marked('<h1 class="title">Orders</h1>', insideSpan)).toContain('<h1 class="title">⟦Orders⟧</h1>')
  expect(marked('return a || b', insideSpan)).toEqual([])
})

test('to stop at: before what closes, where nothing is missing, and where only that is missing', () => {
  expect(marked('await save(order);', stopSpan)).toEqual([
    'await save(order)⟦⟧;',
    'await save(order⟦);⟧',
    'await save(order⟦⟧);',
  ])
  expect(marked('if (ready) {', stopSpan)).toEqual(['if (ready) {⟦⟧'])
  expect(marked('let total', stopSpan)).toEqual([])
})

test.each([
  ['a(b[1], { c })', true],
  ['items.map((x) => x.id)', true],
  ['"a ) b"', true],
  ['List<int>', true],
  ['a(b', false],
  ['b)', false],
  ['(a]', false],
  ['"open', false],
])('%s is balanced: %s', (piece, balanced) => {
  expect(isBalanced(piece)).toBe(balanced)
})
