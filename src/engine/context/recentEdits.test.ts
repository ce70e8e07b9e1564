import { expect, test } from 'vitest'
import { placeAt } from '#test/context/placeAt'
import type { OpenText } from './openTexts'
import { RecentEdits } from './recentEdits'

const lines = (count: number, word: string): string =>
  Array.from({ length: count }, (_, line) => `${word}${line}();`).join('\n')

/** Documents that are typed into, and the edits of it. */
function typing(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(files))
  const edits = new RecentEdits()
  const documentOf = (uri: string): OpenText | undefined => {
    const text = texts.get(uri)
    return text === undefined ? undefined : { uri, workspace: '/w', path: uri, text }
  }
  return {
    replace(path: string, old: string, text: string, now: number): void {
      const before = texts.get(path)!
      const start = before.indexOf(old)
      texts.set(path, before.replace(old, text))
      edits.changed(path, [{ start, end: start + old.length, text }], now)
    },
    at: (path: string, old: string, now: number) => {
      const text = texts.get(path)!
      const place = placeAt(path, text.replace(old, `${old}¦`))
      const inPrompt = { start: place.offset - 400, end: place.offset + 100 }
      return edits.snippets(place, inPrompt, now, documentOf)
    },
  }
}

test('what was written lately, with the lines around it, the newest first', () => {
  const { replace, at } = typing({
    'Order.cs': lines(100, 'order'),
    'Customer.cs': lines(100, 'customer'),
    'Here.cs': lines(100, 'here'),
  })
  replace('Order.cs', 'order50();', 'order50(Total);', 1)
  replace('Customer.cs', 'customer3();', 'customer3(Name);', 2)
  const [newest, older, ...more] = at('Here.cs', 'here10();', 3)
  expect(more).toEqual([])
  expect(newest).toMatchObject({ path: 'Customer.cs', source: 'recentEdit' })
  expect(newest?.text.split('\n').slice(0, 5)).toEqual([
    'customer0();',
    'customer1();',
    'customer2();',
    'customer3(Name);',
    'customer4();',
  ])
  expect(older?.path).toBe('Order.cs')
  expect(older?.text).toContain('order50(Total);')
  expect(older?.text.length).toBeLessThanOrEqual(500)
})

test('edits near each other are one, and move with what is written above', () => {
  const { replace, at } = typing({ 'Order.cs': lines(100, 'order'), 'Here.cs': 'here();' })
  replace('Order.cs', 'order50();', 'order50(a);', 1)
  replace('Order.cs', 'order51();', 'order51(b);', 2)
  replace('Order.cs', 'order1();', `${lines(30, 'above')}\norder1();`, 3)
  const found = at('Here.cs', 'here();', 4)
  expect(found).toHaveLength(2)
  expect(found[1]?.text).toMatch(/order50\(a\);\norder51\(b\);/)
})

test('what stands in the prompt already is not said again, what is far away in the same file is', () => {
  const { replace, at } = typing({ 'Here.cs': lines(200, 'here') })
  replace('Here.cs', 'here10();', 'here10(near);', 1)
  expect(at('Here.cs', 'here15();', 2)).toEqual([])
  expect(at('Here.cs', 'here180();', 2)).toMatchObject([{ path: 'Here.cs' }])
})

test('a paste and what was long ago are not what the person is at', () => {
  const { replace, at } = typing({ 'Order.cs': lines(10, 'order'), 'Here.cs': 'here();' })
  replace('Order.cs', 'order1();', 'order1(x);', 0)
  expect(at('Here.cs', 'here();', 30 * 60_000)).toHaveLength(1)
  expect(at('Here.cs', 'here();', 30 * 60_000 + 1)).toEqual([])
  replace('Order.cs', 'order5();', lines(300, 'pasted'), 30 * 60_000)
  expect(at('Here.cs', 'here();', 30 * 60_000 + 1)).toEqual([])
})

test('three at the most, of the newest', () => {
  const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.cs`, `${name}();`]))
  const { replace, at } = typing({ ...files, 'Here.cs': 'here();' })
  for (const [now, name] of ['a', 'b', 'c', 'd'].entries()) replace(`${name}.cs`, '()', '(1)', now)
  expect(at('Here.cs', 'here();', 9).map(({ path }) => path)).toEqual(['d.cs', 'c.cs', 'b.cs'])
})
