import { expect, test } from 'vitest'
import { Exclusions } from '#engine/exclude/exclude'
import { mayRead } from './mayRead'

test.each([
  ['Api/Controllers/OrderController.cs', true],
  ['web/src/app/order.component.html', true],
  ['web/.env.ts', false],
  ['legacy/Order.cs', false],
  ['README.md', false],
  ['../other/Order.cs', false],
])('%s may be read: %s', (path, may) => {
  expect(mayRead({ workspace: '/shop', path }, new Exclusions(['legacy/']))).toBe(may)
})
