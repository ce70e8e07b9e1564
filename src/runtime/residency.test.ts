import { Ollama } from 'ollama'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { GatedEngine } from '#test/fakes/gatedEngine'
import { toyVariant } from '#test/runtime/ggufBytes'
import { type ToyRuntime, fillIn, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'
import type { Engine } from './engine'

let llama: Engine
let engine: GatedEngine
let runtime: ToyRuntime

beforeAll(async () => {
  llama = await toyEngine()
})
beforeEach(async () => {
  engine = new GatedEngine(llama)
  runtime = await startToyRuntime(engine)
  await runtime.create('toy', { parameters: { num_ctx: 512 } })
})
afterEach(() => runtime.close())

const prompt = fillIn('class A {\n    int value = ', ';\n}')
/** Long enough to be in the middle of it for a while; sampled, so that it does not repeat itself to its end. */
const long = {
  raw: true,
  prompt,
  options: { temperature: 5, seed: 1, num_predict: 5000, top_k: 0, top_p: 1 },
}
const short = { raw: true, prompt, options: { temperature: 0, num_predict: 3 } }

test('headers are held back until the first line', async () => {
  engine.shut()
  let answered = false
  const response = runtime.post('/api/generate', { model: 'toy', ...short }).then((got) => {
    answered = true
    return got
  })
  await expect.poll(() => engine.events.length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(answered).toBe(false)
  engine.open()
  expect((await response).status).toBe(200)
  await (await response).text()
})

test('aborting the request that loads aborts the load, and nothing is loaded afterwards', async () => {
  engine.shut()
  const stop = new AbortController()
  const response = runtime.post('/api/generate', { model: 'toy', ...short }, stop.signal)
  await expect.poll(() => engine.events.length).toBe(1)
  stop.abort()
  await expect(response).rejects.toMatchObject({ name: 'AbortError' })
  engine.open()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await runtime.loaded()).toEqual([])
  expect(engine.events).toHaveLength(1)
})

test('an abort inside llama.cpp’s own load leaves nothing behind, and the next request loads', async () => {
  for (const milliseconds of [1, 5, 15, 30]) {
    const stop = new AbortController()
    const response = runtime
      .post('/api/generate', { model: 'toy', prompt: '' }, stop.signal)
      .catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    stop.abort()
    await response
  }
  expect((await runtime.ask('/api/generate', { model: 'toy', ...short })).status).toBe(200)
})

test('aborting an answer frees the model for the next one at once', async () => {
  const stop = new AbortController()
  const response = await runtime.post('/api/generate', { model: 'toy', ...long }, stop.signal)
  await response.body!.getReader().read()
  stop.abort()
  const started = performance.now()
  const next = await runtime.ask('/api/generate', { model: 'toy', ...short })
  expect(next.status).toBe(200)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('the second request waits for the first; one that is given up while waiting is skipped', async () => {
  const order: string[] = []
  const first = new AbortController()
  const response = await runtime.post('/api/generate', { model: 'toy', ...long }, first.signal)
  await response.body!.getReader().read()
  const given = new AbortController()
  const second = runtime.post('/api/generate', { model: 'toy', ...short }, given.signal).then(
    () => order.push('second'),
    () => order.push('second gave up'),
  )
  const third = runtime.ask('/api/generate', { model: 'toy', ...short }).then(() => order.push('third'))
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(order).toEqual([])
  given.abort()
  await second
  first.abort()
  await third
  expect(order).toEqual(['second gave up', 'third'])
})

test('two tags over one blob share a runner; another num_ctx reloads once the answer under way is done', async () => {
  await runtime.create('alias', { parameters: { num_ctx: 512 } })
  await runtime.ask('/api/generate', { model: 'toy', ...short })
  await runtime.ask('/api/generate', { model: 'alias', ...short })
  expect(await runtime.loaded()).toEqual(['toy:latest'])
  expect(engine.events.filter((event) => event.startsWith('load '))).toHaveLength(1)
  const underWay = runtime.lines('/api/generate', {
    model: 'toy',
    ...long,
    options: { ...long.options, num_predict: 60 },
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  const other = runtime.ask('/api/generate', {
    model: 'alias',
    ...short,
    options: { ...short.options, num_ctx: 256 },
  })
  const [lines, reloaded] = await Promise.all([underWay, other])
  expect(lines.at(-1)).toMatchObject({ done: true, eval_count: 60 })
  expect(reloaded.status).toBe(200)
  expect(engine.events.map((event) => event.split(' ')[0])).toEqual([
    'load',
    'loaded',
    'gone',
    'load',
    'loaded',
  ])
  expect(await runtime.loaded()).toEqual(['alias:latest'])
})

test('different blobs stay side by side, up to three', async () => {
  for (const [index, name] of ['b', 'c', 'd'].entries()) {
    await runtime.create(name, { parameters: { num_ctx: 256 } }, toyVariant(index + 1))
  }
  await runtime.ask('/api/generate', { model: 'toy', prompt: '', keep_alive: '1m' })
  await runtime.ask('/api/generate', { model: 'b', prompt: '', keep_alive: '10m' })
  await runtime.ask('/api/generate', { model: 'c', prompt: '', keep_alive: '20m' })
  expect(await runtime.loaded()).toEqual(['c:latest', 'b:latest', 'toy:latest'])
  await runtime.ask('/api/generate', { model: 'd', prompt: '', keep_alive: '30m' })
  expect(await runtime.loaded()).toEqual(['d:latest', 'c:latest', 'b:latest'])
})

test('unloading answers at once and waits for the answer under way', async () => {
  await runtime.ask('/api/generate', { model: 'toy', prompt: '' })
  const underWay = runtime.lines('/api/generate', {
    model: 'toy',
    ...long,
    options: { ...long.options, num_predict: 80 },
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  const unloaded = await runtime.ask('/api/generate', { model: 'toy', prompt: '', keep_alive: 0 })
  expect(unloaded.body['done_reason']).toBe('unload')
  expect((await underWay).at(-1)).toMatchObject({ done: true, eval_count: 80 })
  await expect.poll(() => runtime.loaded()).toEqual([])
})

test('a model goes when its keep_alive is over', async () => {
  await runtime.ask('/api/generate', { model: 'toy', prompt: '', keep_alive: 0.05 })
  expect(await runtime.loaded()).toEqual(['toy:latest'])
  await expect.poll(() => runtime.loaded()).toEqual([])
})

test('six swaps under two busy workers fail no request', async () => {
  const client = new Ollama({ host: runtime.url })
  let current = 'toy'
  let swapping = true
  let answers = 0
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    while (swapping) {
      try {
        const { done } = await client.generate({ model: current, ...short })
        if (!done) throw new Error('no end')
        answers += 1
      } catch (error) {
        failures.push(error)
      }
    }
  }
  const workers = [worker(), worker()]
  for (let version = 1; version <= 6; version++) {
    const before = current
    const next = `toy-v${version}`
    await runtime.create(next, { parameters: { num_ctx: 512 } }, toyVariant(version))
    await client.generate({ model: next, prompt: '', keep_alive: -1 })
    current = next
    await new Promise((resolve) => setTimeout(resolve, 100))
    await client.generate({ model: before, prompt: '', keep_alive: 0 })
    await client.delete({ model: before })
  }
  swapping = false
  await Promise.all(workers)
  expect(failures).toEqual([])
  expect(answers).toBeGreaterThan(20)
  expect(await runtime.loaded()).toEqual(['toy-v6:latest'])
})
