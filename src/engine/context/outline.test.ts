import { expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { outline } from './outline'

const csharp = `namespace Shop;

public sealed class Order : Document
{
    public int Total { get; set; }

    public void Pack(Crate crate)
    {
        crate.Add(this);
    }
}

public enum OrderState { Placed, Packed }
`

// Before the parsers are loaded, and after: the order of these two matters.
test('without a parser: the lines from the declaration of each type', () => {
  const [order, state] = outline(csharp, 'csharp')
  expect(order?.name).toBe('Order')
  expect(order?.signature).toMatch(/^public sealed class Order : Document\n/)
  expect(state).toEqual({ name: 'OrderState', signature: 'public enum OrderState { Placed, Packed }' })
})

test('C#: types with their members, without what the members do', async () => {
  await loadParsers()
  const entries = outline(csharp, 'csharp')
  expect(entries.map(({ name }) => name)).toEqual(['Order', 'OrderState'])
  expect(entries[0]?.signature).toContain('public void Pack(Crate crate);')
  expect(entries[0]?.signature).not.toContain('crate.Add')
})

test('TypeScript: types and functions', async () => {
  await loadParsers()
  const entries = outline(
    `export interface Order { readonly id: string }
export function canPack(order: Order): boolean {
  return order.id !== ''
}`,
    'typescript',
  )
  expect(entries.map(({ name }) => name)).toEqual(['Order', 'canPack'])
  expect(entries[1]?.signature).toMatch(/canPack\(order: Order\): boolean/)
  expect(entries[1]?.signature).not.toContain('return')
})

test('templates and styles declare nothing', () => {
  expect(outline('<p>class Order</p>', 'html')).toEqual([])
})
