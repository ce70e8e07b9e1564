import { describe, expect, test } from 'vitest'
import { readMessage } from './commitMessage'
import { isAskedFor } from './isAskedFor'

/** A place in a class, from its lines before to its lines after. */
interface Place {
  readonly old?: string
  readonly now: string
  readonly path?: string
  readonly around?: string
}

function asked(message: string, { old = '', now, path = 'Basket.cs', around = 'class Basket { ¦ }' }: Place) {
  const [before = '', after = ''] = around.split('¦')
  const region = {
    ...{ text: before + old + after, start: before.length, end: before.length + old.length },
    ...{ answer: now, changed: `${old}\n${now}` },
  }
  return isAskedFor(region, path, readMessage(message))
}

test('a place is asked for by words that came or went there', () => {
  expect(asked('Round the total half up', { old: 'return total;', now: 'return Round(total);' })).toBe(true)
  expect(asked('Remove the discount of old customers', { old: 'Discount(); Save();', now: 'Save();' })).toBe(
    true,
  )
})

describe('but not', () => {
  test.each<[string, string, Place]>([
    [
      'where the words stayed as they were',
      'Set the loading of orders at the start',
      { old: 'this.store.setLoading(true);', now: 'this.setLoading(true);' },
    ],
    [
      'where the message names code that is not there',
      'Throw a MissingPriceException for no price',
      { old: 'return price;', now: 'if (price == 0) throw new Exception(); return price;' },
    ],
    [
      'where nothing came for what is added',
      'Add a style for the focus of buttons',
      { old: 'a { focus: style; color: red }', now: 'a { color: red }' },
    ],
    [
      'where nothing went for what is removed',
      'Remove the flag for new totals',
      { old: 'Save();', now: 'Flag(totals); Save();' },
    ],
    [
      'where the message does not say how',
      'Improve the total and the price',
      { old: 'return total;', now: 'if (price > 0) return total;' },
    ],
    [
      'for what another version needs',
      'Upgrade to the latest totals',
      { old: 'Sum(orders);', now: 'Totals.Of(orders);' },
    ],
    [
      'where the answer has a link that nobody can know',
      'Add a link to the notes of orders',
      { now: 'var notes = "https://shop.example.com/notes/orders";' },
    ],
    [
      'or the number of a ticket',
      'Add a flag for rounded totals',
      { now: 'const string RoundedTotals = "shop-17113-rounded-totals";' },
    ],
    [
      'where much more is written than was asked for',
      'Count the orders of customers',
      { now: Array.from({ length: 40 }, (_, at) => `orders.Count(customer${at});`).join('\n') },
    ],
    [
      'where a new file is called by another name',
      'Count the orders of customers',
      { now: 'class TotalsController { int orders; }', path: 'TotalsController.cs', around: '' },
    ],
    [
      'where a test is of what was wrong',
      'Fix totals when they are rounded twice',
      { now: 'void TotalsAreRounded() { Assert(totals); }', path: 'test/Totals.cs' },
    ],
    [
      'or has little of what is done',
      'Count the open orders of every new customer',
      { now: 'void MarksOrders() { Mark(); }', path: 'orders.spec.ts' },
    ],
  ])('%s', (_, message, place) => expect(asked(message, place)).toBe(false))
})

test.each<[string, string, Place]>([
  ['a name stands elsewhere in the file', 'Let Basket round the total half up', { now: 'Round(total);' }],
  [
    'it says how something is mended',
    'Fix the total by rounding half up',
    { old: 'return total;', now: 'return Rounding.HalfUp(total);' },
  ],
  [
    'what nobody can know stands in the message',
    'Add the flag shop-17113-rounded-totals',
    { now: 'const string RoundedTotals = "shop-17113-rounded-totals";' },
  ],
  [
    'a new file is called as it is asked for',
    'Count the totals of orders in a controller',
    { now: 'class TotalsController { int orders; }', path: 'TotalsController.cs', around: '' },
  ],
  [
    'a test has most of what is done',
    'Round totals half up',
    { now: 'void RoundsTotalsUp() { Assert(totals); }', path: 'orders.spec.ts' },
  ],
  [
    'tests are what is asked for',
    'Add tests for the open orders of customers',
    { now: 'void MarksOrders() { }', path: 'orders.spec.ts' },
  ],
])('but it is where %s', (_, message, place) => expect(asked(message, place)).toBe(true))
