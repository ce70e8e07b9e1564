import { Ollama } from 'ollama'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ToyRuntime, fillIn, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'
import { readFile } from 'node:fs/promises'
import { toyPath } from '#test/runtime/ggufBytes'

let runtime: ToyRuntime
let client: Ollama
beforeAll(async () => {
  runtime = await startToyRuntime(await toyEngine())
  client = new Ollama({ host: runtime.url })
})
afterAll(() => runtime.close())

const prompt = fillIn('class A {\n    int value = ', ';\n}')
const options = { temperature: 0, num_predict: 12 }

test('the client of npm creates, shows, lists, copies, generates, unloads and deletes', async () => {
  const digest = await runtime.upload(await readFile(toyPath))
  const request = { model: 'mine', files: { 'm.gguf': digest }, parameters: { num_ctx: 512 }, stream: true }
  const statuses: string[] = []
  for await (const { status } of await client.create(request as never as { model: string; stream: true }))
    statuses.push(status)
  expect(statuses.at(-1)).toBe('success')
  expect((await client.show({ model: 'mine' })).capabilities).toEqual(['completion'])
  await client.copy({ source: 'mine', destination: 'yours' })
  expect((await client.list()).models.map(({ name }) => name).sort()).toEqual(['mine:latest', 'yours:latest'])
  const whole = await client.generate({ model: 'mine', prompt, raw: true, options })
  let streamed = ''
  for await (const chunk of await client.generate({
    model: 'yours',
    prompt,
    raw: true,
    options,
    stream: true,
  }))
    streamed += chunk.response
  expect(streamed).toBe(whole.response)
  expect((await client.ps()).models.map(({ name }) => name)).toEqual(['mine:latest'])
  expect((await client.version()).version).toBe('0.0.0')
  const chat = await client.chat({ model: 'mine', messages: [{ role: 'user', content: 'hi' }], options })
  expect(chat.message.role).toBe('assistant')
  await client.generate({ model: 'mine', prompt: '', keep_alive: 0 })
  await expect.poll(async () => (await client.ps()).models).toEqual([])
  await client.delete({ model: 'yours' })
  await expect(client.show({ model: 'yours' })).rejects.toMatchObject({
    name: 'ResponseError',
    status_code: 404,
  })
})

test('its abort ends the stream, and a stream without an end is its error', async () => {
  await runtime.create('toy', { parameters: { num_ctx: 512 } })
  const long = { temperature: 5, seed: 1, num_predict: 5000, top_k: 0, top_p: 1 }
  const stream = await client.generate({ model: 'toy', prompt, raw: true, options: long, stream: true })
  const read = async () => {
    let chunks = 0
    for await (const chunk of stream) {
      if (chunk.done || ++chunks === 3) stream.abort()
    }
  }
  await expect(read()).rejects.toMatchObject({ name: 'AbortError' })
  const repeating = await client.generate({
    model: 'toy',
    prompt: 'aaaa',
    raw: true,
    stream: true,
    options: { temperature: 0, repeat_penalty: 0.01, num_predict: 200 },
  })
  await expect(async () => {
    for await (const chunk of repeating) void chunk
  }).rejects.toThrow('Did not receive done or success response in stream.')
})

test('an error before the first chunk has a status, one after it has none', async () => {
  const missing = client.generate({ model: 'absent', prompt: 'x', stream: true })
  await expect(missing).rejects.toMatchObject({
    name: 'ResponseError',
    status_code: 404,
    error: "model 'absent' not found",
  })
  const statuses = await client.create({
    model: 'x',
    files: { 'm.gguf': `sha256:${'0'.repeat(64)}` },
    stream: true,
  } as never as {
    model: string
    stream: true
  })
  await expect(async () => {
    for await (const status of statuses) void status
  }).rejects.toThrow(/no such file or directory/)
})
