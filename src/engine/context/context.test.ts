import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { loadParsers } from '#engine/language/language'
import { silentLog } from '#platform/log'
import { placeAt } from '#test/context/placeAt'
import { FakeClock } from '#test/fakes/fakeClock'
import { Surroundings } from './context'
import type { Place } from './place'

const workspace = mkdtempSync(join(tmpdir(), 'surroundings-'))
beforeAll(async () => {
  cpSync('test/fixtures/sample-shop', workspace, { recursive: true })
  await loadParsers()
})
afterAll(() => {
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
})

let surroundings: Surroundings
let clock: FakeClock
afterEach(() => {
  surroundings.close()
})

function begin(settings: { contextCharacters?: number; contextMs?: number } = {}): void {
  clock = new FakeClock()
  surroundings = new Surroundings({
    clock,
    log: silentLog,
    settings: {
      ...{ contextCharacters: 2_000, contextMs: 150, prefixCharacters: 4_000, suffixCharacters: 1_000 },
      ...settings,
    },
  })
}

const textOf = (path: string): string => readFileSync(join(workspace, path), 'utf8')

/** Opens a file of the shop with the cursor behind `before`. */
function at(path: string, before: string): Place {
  const text = textOf(path)
  open(path, text)
  if (!text.includes(before)) throw new Error(`${path} does not say ${before}`)
  return placeAt(path, text.replace(before, `${before}¦`), workspace)
}

const open = (path: string, text = textOf(path)): void => {
  surroundings.opened({ uri: `file:///${path}`, workspace, path, text })
}

/** What the first request gets when everything is known in time. */
async function first(place: Place): Promise<readonly ContextSnippet[]> {
  await surroundings.ready(place)
  return surroundings.current(place)
}

const named = (snippets: readonly ContextSnippet[]): string[] =>
  snippets.map(({ source, path }) => `${source} ${path.slice(path.lastIndexOf('/') + 1)}`)

describe('finds', () => {
  test('in C#: the type of what is used, what goes with a controller, and a controller like it', async () => {
    begin()
    open('server/Shop.Api/Controllers/DeliveryController.cs')
    const path = 'server/Shop.Api/Controllers/OrderController.cs'
    const alike = await first(at(path, 'return FoundOrGone('))
    expect(named(alike)).toContain('similar DeliveryController.cs')
    surroundings.close()
    begin()
    const snippets = await first(at(path, 'var product = await _products.'))
    expect(named(snippets)).toEqual([
      'declaration ProductRepository.cs',
      'sibling OrderRepository.cs',
      'declaration LarderResult.cs',
      'declaration Order.cs',
    ])
    expect(snippets[0]?.text).toMatch(/^public sealed class ProductRepository : ShelfRepository<Product>\n{/)
    expect(snippets[0]?.text).not.toContain('return ')
  })

  test('in TypeScript: the service that is used and the template of a component', async () => {
    begin()
    const snippets = await first(
      at('web/src/app/orders/order-detail.component.ts', 'this.moveOn(this.orders.'),
    )
    expect(named(snippets).slice(0, 2)).toEqual([
      'declaration order.service.ts',
      'sibling order-detail.component.html',
    ])
    expect(snippets[0]?.text).toContain('cancel(id: string): Observable<Order>;')
  })

  test('in a template: its class, and the model that the class imports', async () => {
    begin()
    const snippets = await first(at('web/src/app/orders/order-detail.component.html', '@if (canStillChange('))
    expect(named(snippets)[0]).toBe('sibling order-detail.component.ts')
    expect(named(snippets)).toContain('declaration order.model.ts')
    expect(snippets[0]?.text).toMatch(/protected pack\(\): void/)
  })

  test('at the registrations of Startup: those of Program', async () => {
    begin()
    const lines = ['var builder = Make(args);', '  builder.Services.AddScoped<IClock, Clock>();', 'Run();']
    open('server/Shop.Api/Program.cs', lines.join('\n'))
    const snippets = await first(at('server/Shop.Api/Startup.cs', 'services.'))
    const path = 'server/Shop.Api/Program.cs'
    const text = 'builder.Services.AddScoped<IClock, Clock>();'
    expect(snippets).toContainEqual({ path, text, source: 'sibling' })
  })

  test('text of the editor before that of the disk, with line feeds', async () => {
    begin()
    open('server/Shop.Api/Documents/Order.cs', 'public class Order\r\n{\r\n    public int Unsaved;\r\n}\r\n')
    const snippets = await first(at('server/Shop.Api/Dtos/OrderDto.cs', 'public Order ToShelf('))
    const order = snippets.find(({ path }) => path.endsWith('Documents/Order.cs'))
    expect(order?.text).toBe('public class Order\n{\n    public int Unsaved;\n}')
  })

  test('nothing where there is no room for it, or in a language of no use', async () => {
    begin({ contextCharacters: 0 })
    const place = at('web/src/app/orders/order.service.ts', 'toPack()')
    expect(surroundings.ready(place)).toBeNull()
    expect(surroundings.current(place)).toEqual([])
    begin()
    expect(surroundings.ready({ ...place, path: 'README.md' })).toBeNull()
  })

  test('no more characters than there is room for', async () => {
    begin({ contextCharacters: 700 })
    const snippets = await first(
      at('server/Shop.Api/Controllers/OrderController.cs', 'var product = await _products.'),
    )
    expect(snippets.length).toBeGreaterThan(0)
    const characters = snippets.reduce((sum, { path, text }) => sum + path.length + text.length, 0)
    expect(characters).toBeLessThanOrEqual(700)
  })
})

describe('waits', () => {
  test('no longer than its budget, and once a file; what comes late is in a later answer', async () => {
    begin()
    let answer: (declared: { path: string; text: string }[]) => void = () => {}
    surroundings.askEditor(() => new Promise((resolve) => (answer = resolve)))
    const place = at('web/src/app/orders/order-detail.component.ts', 'this.moveOn(this.orders.')
    const waiting = surroundings.ready(place)
    let isReady = false
    void waiting?.then(() => (isReady = true))
    await clock.advance(149)
    expect(isReady).toBe(false)
    await clock.advance(1)
    await waiting
    const early = surroundings.current(place)
    expect(surroundings.ready(place)).toBeNull()
    answer([{ path: 'web/src/app/late.ts', text: 'class Late {}' }])
    await vi.waitFor(async () => {
      await clock.advance(10)
      expect(named(surroundings.current(place))).toContain('declaration late.ts')
    })
    const late = surroundings.current(place)
    // What stays stands in front, as it stood.
    const stayed = early.filter((snippet) => late.includes(snippet))
    expect(late.slice(0, stayed.length)).toEqual(stayed)
  })

  test('not at all for a person who has left', async () => {
    begin()
    surroundings.askEditor(() => new Promise(() => {}))
    const left = new AbortController()
    const waiting = surroundings.ready(at('web/src/app/orders/order.service.ts', 'toPack()'), left.signal)
    left.abort()
    await waiting
  })
})

describe('gives the same snippets', () => {
  const service = 'web/src/app/orders/order.service.ts'

  /** Types a text behind the place. */
  function type(place: Place, text: string): Place {
    const uri = `file:///${place.path}`
    const change = { start: place.offset, end: place.offset, text }
    const after = place.text.slice(0, place.offset) + text + place.text.slice(place.offset)
    surroundings.changed(uri, after, [change])
    return { ...place, text: after, offset: place.offset + text.length }
  }

  /** Edits another file, which the next choice will take. */
  function editElsewhere(now: string): void {
    const [path, text] = ['web/src/app/orders/order.model.ts', textOf('web/src/app/orders/order.model.ts')]
    open(path, text)
    surroundings.changed(`file:///${path}`, `${text}${now}`, [
      { start: text.length, end: text.length, text: now },
    ])
  }

  test('byte for byte while the person types', async () => {
    begin()
    let place = at(service, 'toPack(): Observable<readonly Order[]> {')
    const held = await first(place)
    expect(held.length).toBeGreaterThan(0)
    for (const key of '\n    const order: Product = 1') {
      place = type(place, key)
      await clock.advance(200)
      expect(surroundings.current(place)).toBe(held)
    }
  })

  test('until they are elsewhere in the file, or come back to it', async () => {
    begin()
    const filler = '// filler\n'.repeat(300)
    const text = `${filler}${textOf(service)}`
    open(service, text)
    const place = { workspace, path: service, text, offset: text.indexOf('/to-pack') }
    const held = await first(place)
    editElsewhere('export type Edited = 1;\n')
    expect(surroundings.current(place)).toBe(held)
    const away = surroundings.current({ ...place, offset: place.offset - 2_001 })
    expect(named(away)).toContain('recentEdit order.model.ts')
    surroundings.current(at('web/src/app/products/product.service.ts', 'Injectable'))
    editElsewhere('export type EditedAgain = 1;\n')
    expect(surroundings.current({ ...place, offset: place.offset - 2_001 })).not.toBe(away)
  })

  test('until they have gone on far enough, and then for the next request', async () => {
    begin()
    const text = `${textOf(service)}${'// filler\n'.repeat(300)}`
    open(service, text)
    const place = { workspace, path: service, text, offset: text.indexOf('/to-pack') }
    const held = await first(place)
    editElsewhere('export type Edited = 1;\n')
    for (const on of [1_000, 2_000, 2_001]) {
      expect(surroundings.current({ ...place, offset: place.offset + on })).toBe(held)
      await clock.advance(9)
    }
    await vi.waitFor(async () => {
      await clock.advance(1)
      const next = surroundings.current({ ...place, offset: place.offset + 2_001 })
      expect(named(next)).toContain('recentEdit order.model.ts')
    })
  })

  test('after a pause too, unless there is enough that is new', async () => {
    begin()
    const place = at(service, 'toPack(): Observable<readonly Order[]> {')
    const held = await first(place)
    await clock.advance(3_000)
    expect(surroundings.current(place)).toBe(held)
    editElsewhere('\nexport class Edited {}\n')
    await clock.advance(2_999)
    expect(surroundings.current(place)).toBe(held)
    await clock.advance(3_000)
    // The request after the pause is not kept waiting for the choice.
    expect(surroundings.current(place)).toBe(held)
    await vi.waitFor(async () => {
      await clock.advance(10)
      expect(named(surroundings.current(place)).at(-1)).toBe('recentEdit order.model.ts')
    })
    const next = surroundings.current(place)
    expect(next.slice(0, -1)).toEqual(held.filter((snippet) => next.includes(snippet)))
  })
})

test('costs a key next to nothing', async () => {
  begin()
  const line = '    this.total = this.orders.reduce((sum, order) => sum + order.total, 0)\n'
  const path = 'web/src/app/orders/large.ts'
  const text = line.repeat(2_500)
  open(path, text)
  const place = { workspace, path, text, offset: 90_000 }
  await first(place)
  const batches = Array.from({ length: 10 }, (_, batch) => {
    const started = performance.now()
    for (let key = batch * 100; key < batch * 100 + 100; key++) {
      surroundings.changed(`file:///${path}`, text, [{ start: 90_000 + key, end: 90_000 + key, text: 'x' }])
      surroundings.current(place)
    }
    return (performance.now() - started) / 100
  })
  // Milliseconds; the best batch, for the machine may be busy with others.
  expect(Math.min(...batches)).toBeLessThan(0.2)
})
