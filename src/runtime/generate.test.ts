import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headerOnly } from '#test/runtime/ggufBytes'
import { type ToyRuntime, fillIn, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'

let runtime: ToyRuntime
beforeAll(async () => {
  runtime = await startToyRuntime(await toyEngine())
  await runtime.create('toy', { parameters: { num_ctx: 1024 } })
})
afterAll(() => runtime.close())

const greedy = { temperature: 0, num_predict: 24 }
const code = fillIn(
  'using System;\n\npublic class Order\n{\n    public int Id { get; set; }\n    public string Name { get; set; }\n    ',
  '\n}\n',
)
const text = (lines: Record<string, unknown>[]) => lines.map(({ response }) => response).join('')
const generate = (body: object) =>
  runtime.ask('/api/generate', { model: 'toy', raw: true, prompt: code, options: greedy, ...body })

test('streams one JSON object a line, the last one with metrics and without context', async () => {
  const response = await runtime.post('/api/generate', {
    model: 'TOY',
    raw: true,
    prompt: code,
    options: greedy,
  })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const body = await response.text()
  expect(body.endsWith('\n')).toBe(true)
  const lines = body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines.slice(0, -1)) {
    expect(Object.keys(line)).toEqual(['model', 'created_at', 'response', 'done'])
    expect(line).toMatchObject({ model: 'TOY', done: false })
  }
  const last = lines.at(-1)!
  expect(last).toMatchObject({ response: '', done: true })
  expect(last).not.toHaveProperty('context')
  for (const metric of [
    'total_duration',
    'load_duration',
    'prompt_eval_count',
    'prompt_eval_duration',
    'eval_count',
  ]) {
    expect(Number.isInteger(last[metric]) && Number(last[metric]) > 0, metric).toBe(true)
  }
  expect(Number(last['total_duration'])).toBeGreaterThan(Number(last['eval_duration']))
})

test('a stop string is cut off, wherever the tokens break', async () => {
  const whole = String((await generate({})).body['response'])
  expect(whole.length).toBeGreaterThan(6)
  for (const stop of [whole.slice(3, 5), whole.slice(2, 6), whole.at(-1)!]) {
    const { body } = await generate({ options: { ...greedy, stop: ['never there', stop] } })
    expect(body['response']).toBe(whole.slice(0, whole.indexOf(stop)))
    expect(body['done_reason']).toBe('stop')
  }
})

test('num_predict ends with length, 0 and -1 go on to the end of the model', async () => {
  const limited = await generate({ options: { ...greedy, num_predict: 2 } })
  expect(limited.body).toMatchObject({ done_reason: 'length', eval_count: 2 })
  const ended = { prompt: code }
  const unlimited = await generate({ ...ended, options: { temperature: 0, num_predict: 0 } })
  const bounded = await generate({ ...ended, options: { temperature: 0, num_predict: -1 } })
  expect(unlimited.body['response']).toBe(bounded.body['response'])
  expect(unlimited.body).toMatchObject({ done: true, done_reason: 'stop' })
})

test('a prompt that is too long is cut in the middle, or refused', async () => {
  const prompt = 'word '.repeat(2000)
  const cut = await generate({ prompt, options: { ...greedy, num_ctx: 64, num_predict: 1 } })
  expect(cut.body['prompt_eval_count']).toBe(64 - (64 - 4) / 2)
  const refused = await generate({ prompt, truncate: false, options: { ...greedy, num_ctx: 64 } })
  expect(refused.status).toBe(400)
  expect(JSON.parse(String(refused.body['error'])).error).toMatchObject({
    type: 'exceed_context_size_error',
    n_ctx: 64,
  })
  const streamed = await runtime.post('/api/generate', {
    model: 'toy',
    raw: true,
    prompt,
    truncate: false,
    options: { num_ctx: 64 },
  })
  expect(streamed.status).toBe(400)
  expect(streamed.headers.get('content-type')).toContain('application/json')
})

test('an answer that repeats itself ends without a last line', async () => {
  // With a penalty below 1 what was said becomes ever more likely.
  const repeat = {
    raw: true,
    prompt: 'aaaa',
    options: { temperature: 0, repeat_penalty: 0.01, num_predict: 200 },
  }
  const lines = await runtime.lines('/api/generate', { model: 'toy', ...repeat })
  expect(lines.every(({ done }) => done === false)).toBe(true)
  expect(lines.length).toBeGreaterThan(30)
  expect((await generate(repeat)).body).toMatchObject({ done: false, response: text(lines) })
})

test('characters of several bytes are never split between lines', async () => {
  const prompt = '世界🎉é世界🎉é世界🎉é世界🎉é'
  const options = { temperature: 2, top_k: 0, top_p: 1, num_predict: 80, seed: 5 }
  const lines = await runtime.lines('/api/generate', { model: 'toy', raw: true, prompt, options })
  expect(text(lines.slice(1, -1))).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
})

test('an empty prompt loads or unloads and answers one JSON object, even when streamed', async () => {
  for (const [body, reason] of [
    [{ prompt: '' }, 'load'],
    [{ stream: true, suffix: undefined }, 'load'],
    [{ prompt: '', keep_alive: 0 }, 'unload'],
    [{ prompt: '', keep_alive: '0' }, 'unload'],
  ] as const) {
    const response = await runtime.post('/api/generate', { model: 'toy', ...body })
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await response.json()).toMatchObject({
      model: 'toy',
      response: '',
      done: true,
      done_reason: reason,
    })
  }
})

test('a name whose weights are gone is a 404', async () => {
  await runtime.create('gone', {}, headerOnly({ 'general.architecture': 'qwen2', 'general.name': 'gone' }))
  const { modelfile } = (await runtime.ask('/api/show', { model: 'gone' })).body
  await rm(/^FROM (.+)$/m.exec(String(modelfile))![1]!)
  const { status, body } = await runtime.ask('/api/generate', { model: 'gone', prompt: 'x' })
  expect([status, body['error']]).toEqual([404, 'model "gone" not found, try pulling it first'])
})

test.each([
  [{ model: 'absent' }, 404, "model 'absent' not found"],
  [{ model: '' }, 404, "model '' not found"],
  [{ raw: true, prompt: 'x', system: 's' }, 400, 'raw mode does not support template, system, or context'],
  [{ raw: true, prompt: 'x', context: [1] }, 400, 'raw mode does not support template, system, or context'],
  [
    { raw: true, prompt: 'x', suffix: 'y' },
    400,
    'registry.ollama.ai/library/toy:latest does not support insert',
  ],
  [{ prompt: 'x', suffix: 'y' }, 400, 'registry.ollama.ai/library/toy:latest does not support insert'],
  [{ prompt: 'x', think: true }, 400, '"toy" does not support thinking'],
  [{ prompt: 'x', keep_alive: '-1' }, 400, 'time: missing unit in duration "-1"'],
  [{ prompt: 'x', options: { num_ctx: 'big' } }, 500, 'option "num_ctx" must be of type integer'],
  [{ prompt: 1 }, 400, 'json: cannot read field "prompt": Invalid input: expected string, received number'],
])('%j is refused with %i', async (body, status, error) => {
  for (const stream of [true, false]) {
    const response = await runtime.post('/api/generate', { model: 'toy', stream, ...body })
    expect([response.status, await response.json()]).toEqual([status, { error }])
  }
})

test('weights that cannot be loaded are found out at the first request, as a 500', async () => {
  await runtime.create('hollow', {}, headerOnly({ 'general.architecture': 'qwen2' }))
  const { status, body } = await runtime.ask('/api/generate', { model: 'hollow', prompt: 'x' })
  expect(status).toBe(500)
  expect(body['error']).toMatch(/^error loading model: /)
  expect(await runtime.loaded()).not.toContain('hollow:latest')
  expect((await generate({})).status).toBe(200)
})
