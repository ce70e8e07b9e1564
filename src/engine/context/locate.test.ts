import { expect, test } from 'vitest'
import { locate } from './locate'

const find = (): string[] => ['server/Orders/Order.cs', 'server/Api/Dtos/Order.cs', 'server/Api/Here.cs']

test('the nearest file that declares a name, not the one that asks', () => {
  expect(locate([{ name: 'Order' }], 'server/Api/Here.cs', find)).toEqual([
    { name: 'Order', path: 'server/Api/Dtos/Order.cs' },
  ])
  expect(locate([{ name: 'None' }], 'server/Api/Here.cs', () => [])).toEqual([])
})

test('the file that a name is imported from', () => {
  const names = [
    { name: 'Order', from: './order.model' },
    { name: 'Api', from: '../core/api.js' },
  ]
  expect(locate(names, 'app/orders/order.service.ts', find).map(({ path }) => path)).toEqual([
    'app/orders/order.model.ts',
    'app/core/api.ts',
  ])
})
