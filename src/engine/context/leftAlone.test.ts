import { afterEach, expect, test } from 'vitest'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { Exclusions } from '#engine/exclude/exclude'
import { silentLog } from '#platform/log'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { placeAt } from '#test/context/placeAt'
import { FakeClock } from '#test/fakes/fakeClock'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Surroundings } from './context'

const shop = copySampleShop()
const path = 'web/src/app/orders/order-detail.component.ts'
const before = 'this.moveOn(this.orders.'
let surroundings: Surroundings
afterEach(() => {
  surroundings.close()
  rmSync(shop, { recursive: true, force: true, maxRetries: 5 })
})

test('nothing of a file that is left alone stands in a prompt, also when it comes to be so later', async () => {
  const clock = new FakeClock()
  const settings = {
    ...{ contextCharacters: 2_000, contextMs: 150, prefixCharacters: 4_000, suffixCharacters: 1_000 },
  }
  const exclusions = new Exclusions([], clock)
  surroundings = new Surroundings({ clock, settings, log: silentLog, exclusions })
  const text = readFileSync(join(shop, path), 'utf8')
  surroundings.opened({ uri: 'file:///detail', workspace: shop, path, text })
  const place = placeAt(path, text.replace(before, `${before}¦`), shop)
  const said = (snippets: readonly ContextSnippet[]) => snippets.map((snippet) => snippet.path)
  await surroundings.ready(place)
  expect(said(surroundings.current(place))).toContain('web/src/app/orders/order.service.ts')

  writeFileSync(join(shop, 'web/.apprenticeignore'), 'order.service.ts\n')
  await clock.advance(1_000)
  expect(said(surroundings.current(place))).not.toContain('web/src/app/orders/order.service.ts')
  exclusions.setGlobs(['web/'])
  expect(surroundings.current(place)).toEqual([])
})
