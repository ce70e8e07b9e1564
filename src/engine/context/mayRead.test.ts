import { expect, test } from 'vitest'
import { mayRead } from './mayRead'

test.each([
  ['Api/Controllers/OrderController.cs', true],
  ['web/src/app/order.component.html', true],
  ['web/.env.ts', false],
  ['Api/secrets.cs', false],
  ['Api/appsettings.Development.json', false],
  ['certs/shop.pem', false],
  ['certs/shop.key', false],
  ['certs/shop.pfx', false],
  ['README.md', false],
  ['../other/Order.cs', false],
  ['/etc/Order.cs', false],
  ['C:/other/Order.cs', false],
])('%s may be read: %s', (path, may) => {
  expect(mayRead(path)).toBe(may)
})
