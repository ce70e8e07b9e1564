import { beforeAll, expect, test } from 'vitest'
import { type Language, loadParsers, parse } from '#engine/language/language'
import { placeAt } from '#test/context/placeAt'
import { namesInSight } from './namesInSight'

beforeAll(loadParsers)

const check = (marked: string, language: Language): string[] => {
  const { text, offset } = placeAt('x', marked)
  return namesInSight(text, offset, parse(text, language)).map(({ name, from }) =>
    from ? `${name} ${from}` : name,
  )
}

const far = '\n    // …'.repeat(40)

test('C#: the type of what is used on the line comes first, wherever it was declared', () => {
  const code = `class OrderController {
    private readonly OrderRepository _orders;${far}
    Task<OrderDto> Fetch(OrderId id) {
        var order = _orders.¦
    }
}`
  expect(check(code, 'csharp').slice(0, 3)).toEqual(['OrderRepository', 'OrderDto', 'OrderId'])
})

test('TypeScript: what is used, what is near, and what is imported, each with where it is from', () => {
  const code = `import { Component } from '@angular/core'
import { Order, type OrderLine as Line } from './order.model'
import { OrderService } from '../core/order.service'

export class OrderComponent {
  private readonly orders = inject(OrderService)${far}
  pack(order: Order, into: Crate) {
    this.orders.¦
  }
}`
  expect(check(code, 'typescript')).toEqual([
    'OrderService ../core/order.service',
    'Order ./order.model',
    'Crate',
    'OrderLine ./order.model',
  ])
})

test('without a parser every word with a capital may be a type', () => {
  const { text, offset } = placeAt('x', 'class A {\n  Order Find(OrderId id) => store.¦\n}')
  expect(namesInSight(text, offset, null).map(({ name }) => name)).toEqual(['Order', 'Find', 'OrderId', 'A'])
})
