import { expect, test } from 'vitest'
import { typeNamesNear } from './typeNamesNear'

/** The names found around the mark, in their order. */
function names(marked: string, most = 6): string[] {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  return typeNamesNear(text, offset, most).map((at) => /^\w+/.exec(text.slice(at))![0])
}

test.each<[string, string, string[]]>([
  [
    'C#',
    'public class OrderService(IClock clock) : Service<Order>\n{\n    ¦\n}',
    ['Order', 'Service', 'IClock', 'OrderService'],
  ],
  ['TypeScript', 'save(order: Order, by?: userId): Promise<Saved> {\n  ¦', ['Saved', 'userId', 'Order']],
  ['what is being typed', 'const a: Order = Sup¦', ['Order']],
  ['what is being typed, from within', 'const a: Order = Sup¦plier', ['Order']],
  ['behind the cursor too', 'let a = ¦;\nnew Customer()', ['Customer']],
  ['the nearest of two', 'Order Customer Order ¦', ['Order', 'Customer']],
  ['comments and strings', '// Order\nvar a = "Customer"; /* Bill */ Item ¦', ['Item']],
  ['members and built-in types', 'x: string, y: order.Total, Promise<void> ¦', ['order']],
])('%s', (_, marked, expected) => {
  expect(names(marked)).toEqual(expected)
})

test('no more than asked for, and nothing far away', () => {
  expect(names('A1 A2 A3 A4 ¦', 2)).toEqual(['A4', 'A3'])
  expect(names(`Far${' '.repeat(4_000)}¦`)).toEqual([])
})
