import { expect, test } from 'vitest'
import { siblings } from './siblings'

test.each([
  [
    'app/order.component.html',
    ['app/order.component.ts', 'app/order.component.scss', 'app/order.component.css'],
  ],
  [
    'app/order.component.ts',
    ['app/order.component.html', 'app/order.component.spec.ts', 'app/order.component.scss'],
  ],
  ['app/order.component.scss', ['app/order.component.html']],
  ['app/order.service.spec.ts', ['app/order.service.ts']],
  ['order.html', ['order.ts', 'order.scss', 'order.css']],
  ['Api/Program.cs', ['Api/Startup.cs']],
  ['Api/Startup.cs', ['Api/Program.cs']],
])('beside %s', (path, paths) => {
  expect(siblings(path)).toEqual({ paths, types: [] })
})

test.each([
  ['OrderController.cs', 'IOrderService OrderService IOrderRepository OrderRepository OrderDto Order'],
  [
    'CategoriesController.cs',
    'ICategoriesService CategoriesService ICategoriesRepository CategoriesRepository CategoryDto Category',
  ],
  ['OrderService.cs', 'IOrderService IOrderRepository OrderRepository Order OrderDto'],
  ['IOrderService.cs', 'OrderService IOrderRepository OrderRepository Order OrderDto'],
  ['OrderServiceTests.cs', 'OrderService'],
  ['OrderDto.cs', 'Order'],
  ['Order.cs', 'IOrder'],
  ['IClock.cs', 'Clock'],
])('types that go with %s', (path, types) => {
  expect(siblings(`Api/${path}`)).toEqual({ paths: [], types: types.split(' ') })
})
