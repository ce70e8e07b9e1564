/** What is written in the replay: real files of the sample shop, in the three languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Work, workOn } from './work'

const SHOP = 'test/fixtures/sample-shop'

export const FILES = [
  'server/Shop.Api/Controllers/OrderController.cs',
  'server/Shop.Api/Controllers/CustomerController.cs',
  'web/src/app/customers/customer-detail.component.ts',
  'web/src/app/vouchers/voucher-list.component.ts',
  'web/src/app/orders/order-detail.component.html',
] as const

export function works(seed: number, files: readonly string[] = FILES): Work[] {
  return files.map((path) =>
    workOn(path, readFileSync(join(SHOP, path), 'utf8').replaceAll('\r\n', '\n'), seed),
  )
}
