/** A model whose every request is given up while it loads, on the real runtime: it is there all the same afterwards. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LoadedModels } from '#engine/serve/loadedModels'
import { systemClock } from '#platform/clock'
import { type Ollama, connectOllama } from '#platform/ollama'
import { GatedEngine } from '#test/fakes/gatedEngine'
import { type ToyRuntime, fillIn, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'

let engine: GatedEngine
let runtime: ToyRuntime
let ollama: Ollama
let models: LoadedModels

beforeEach(async () => {
  engine = new GatedEngine(await toyEngine())
  runtime = await startToyRuntime(engine)
  await runtime.create('toy')
  ollama = connectOllama(runtime.url)
  models = new LoadedModels({ ollama, clock: systemClock, keepAlive: '5m' })
  engine.shut()
})
afterEach(() => runtime.close())

const request = {
  model: 'toy',
  prompt: fillIn('class A {\n    int value = ', ';\n}'),
  stop: [],
  maxTokens: 2,
  keepAlive: '5m',
}

/** As at a key that another key follows. */
async function askAndGiveUp(): Promise<void> {
  const away = new AbortController()
  const answer = Array.fromAsync(ollama.generate(request, away.signal))
  await new Promise((resolve) => setTimeout(resolve, 30))
  away.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
}

test('requests given up while the model loads do not end its load, and the next one is answered', async () => {
  const load = models.ensure('toy')
  await expect.poll(() => engine.events.length).toBe(1)
  for (let key = 0; key < 4; key++) await askAndGiveUp()
  engine.open()
  await load
  expect(await runtime.loaded()).toEqual(['toy:latest'])
  expect(engine.events.map((event) => event.split(' ')[0])).toEqual(['load', 'loaded'])
  expect(models.ensure('toy')).toBeNull()
  expect((await Array.fromAsync(ollama.generate(request))).join('')).not.toBe('')
})

test('a model that another one has pushed out comes back, although every request for it is given up', async () => {
  models.answered('toy')
  for (let key = 0; key < 3; key++) {
    expect(models.ensure('toy')).toBeNull()
    await askAndGiveUp()
    models.gaveUp('toy')
  }
  await expect.poll(() => engine.events.length).toBe(4)
  engine.open()
  await expect.poll(() => runtime.loaded()).toEqual(['toy:latest'])
})
