import { request } from 'node:http'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '#platform/files'
import {
  errorResponseSchema,
  psResponseSchema,
  tagsResponseSchema,
  versionResponseSchema,
} from '#contracts/ollamaProtocol'
import { scriptedEngine } from '#test/fakes/scriptedModel'
import { toyVariant } from '#test/runtime/ggufBytes'
import { type ToyRuntime, startToyRuntime } from '#test/runtime/toyRuntime'

let runtime: ToyRuntime
beforeAll(async () => {
  runtime = await startToyRuntime(scriptedEngine)
  await runtime.create('Toy', { parameters: { num_ctx: 512 } })
})
afterAll(() => runtime.close())

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${runtime.url}${path}`, init)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const tags = async () => tagsResponseSchema.parse(JSON.parse((await get('/api/tags')).text)).models
const ps = async () => psResponseSchema.parse(JSON.parse((await get('/api/ps')).text)).models

/** A request with headers that fetch does not let one set. */
const bare = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    request(`${runtime.url}${path}`, { headers }, (response) => {
      let body = ''
      response
        .on('data', (chunk) => (body += chunk))
        .on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })

test('says that it runs', async () => {
  expect(await get('/')).toMatchObject({ status: 200, text: 'Ollama is running' })
  expect((await get('/', { method: 'HEAD' })).status).toBe(200)
  expect(versionResponseSchema.parse(JSON.parse((await get('/api/version')).text))).toEqual({
    version: '0.0.0',
  })
})

test('unknown routes and wrong methods are plain text', async () => {
  expect(await get('/api/nothing')).toMatchObject({
    status: 404,
    text: '404 page not found',
    type: expect.stringContaining('text/plain'),
  })
  expect(await get('/api/generate')).toMatchObject({ status: 405 })
  expect(await get('/api/tags', { method: 'DELETE' })).toMatchObject({ status: 405 })
})

test('a body that is missing or no JSON is a 400', async () => {
  for (const path of ['/api/generate', '/api/chat', '/api/create', '/api/show', '/api/copy']) {
    expect(JSON.parse((await get(path, { method: 'POST' })).text)).toEqual({ error: 'missing request body' })
  }
  expect(await get('/api/show', { method: 'POST', body: '{"model"' })).toMatchObject({ status: 400 })
})

test('a foreign Host or Origin gets a 403 without a body', async () => {
  expect(await bare('/api/tags', { host: 'evil.example' })).toEqual({ status: 403, body: '' })
  expect(await bare('/api/tags', { origin: 'https://evil.example' })).toEqual({ status: 403, body: '' })
  expect((await bare('/api/tags', { host: 'localhost:11434', origin: 'http://localhost:3000' })).status).toBe(
    200,
  )
})

test('blobs: asked for, uploaded once, refused with a wrong digest but kept under the true one', async () => {
  const content = Buffer.from('some weights')
  const digest = `sha256:${sha256(content)}`
  const url = `/api/blobs/${digest}`
  expect((await get(url, { method: 'HEAD' })).status).toBe(404)
  expect((await get('/api/blobs/sha256:zz', { method: 'HEAD' })).status).toBe(400)
  expect((await get('/api/blobs/sha256:zz', { method: 'POST', body: content })).text).toContain(
    'invalid digest format',
  )
  expect(await get(url, { method: 'POST', body: content })).toMatchObject({ status: 201, text: '' })
  expect(await get(url, { method: 'POST', body: Buffer.alloc(3_000_000) })).toMatchObject({
    status: 200,
    text: '',
  })
  expect((await get(url, { method: 'HEAD' })).status).toBe(200)
  const other = Buffer.from('other weights')
  const wrong = await get(`/api/blobs/sha256:${'1'.repeat(64)}`, { method: 'POST', body: other })
  expect(wrong.status).toBe(400)
  expect(errorResponseSchema.parse(JSON.parse(wrong.text)).error).toBe(
    `digest mismatch, expected "sha256:${'1'.repeat(64)}", got "sha256:${sha256(other)}"`,
  )
  expect((await get(`/api/blobs/sha256:${sha256(other)}`, { method: 'HEAD' })).status).toBe(200)
})

test('an upload whose client goes away leaves nothing behind', async () => {
  const before = (await readdir(join(runtime.home, 'blobs'))).sort()
  const upload = request(`${runtime.url}/api/blobs/sha256:${'2'.repeat(64)}`, { method: 'POST' })
  upload.on('error', () => {})
  upload.write(Buffer.alloc(100_000))
  const blobs = async () => (await readdir(join(runtime.home, 'blobs'))).sort()
  await expect.poll(blobs).not.toEqual(before)
  upload.destroy()
  await expect.poll(blobs).toEqual(before)
})

test('copy answers nothing, keeps the digest and overwrites silently', async () => {
  await runtime.create('other', {}, toyVariant(1))
  const copied = await get('/api/copy', {
    method: 'POST',
    body: JSON.stringify({ source: 'toy', destination: 'OTHER' }),
  })
  expect(copied).toMatchObject({ status: 200, text: '' })
  const [toy, other] = await Promise.all(
    ['Toy:latest', 'other:latest'].map(async (name) => (await tags()).find((one) => one.name === name)),
  )
  expect(other!.digest).toBe(toy!.digest)
  expect(toy!.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(toy!.size).toBe(5_653_120)
  const missing = await get('/api/copy', {
    method: 'POST',
    body: JSON.stringify({ source: 'absent', destination: 'x' }),
  })
  expect(missing).toMatchObject({ status: 404, text: '{"error":"model \\"absent\\" not found"}' })
})

test('delete takes model or name, answers nothing, leaves memory alone', async () => {
  await runtime.create('short-lived', { parameters: { num_ctx: 99 } }, toyVariant(2))
  await runtime.ask('/api/generate', { model: 'short-lived', prompt: 'x' })
  const remove = (body: object) => get('/api/delete', { method: 'DELETE', body: JSON.stringify(body) })
  expect(await remove({ name: 'SHORT-lived' })).toMatchObject({ status: 200, text: '' })
  expect(await remove({ model: 'short-lived' })).toMatchObject({
    status: 404,
    text: '{"error":"model \'short-lived\' not found"}',
  })
  expect((await tags()).map(({ name }) => name)).not.toContain('short-lived:latest')
  const listed = (await ps()).find(({ name }) => name === 'short-lived:latest')
  expect(listed).toMatchObject({ context_length: 99, size_vram: 0 })
})

test('ps keeps the name and digest of the load, also when the tag means something else since', async () => {
  await runtime.create('moving', {}, toyVariant(3))
  await runtime.ask('/api/generate', { model: 'moving', prompt: 'x', keep_alive: -1 })
  const before = (await ps()).filter(({ name }) => name === 'moving:latest')
  await runtime.create('moving', {}, toyVariant(4))
  await runtime.ask('/api/generate', { model: 'moving', prompt: 'x', keep_alive: '1h' })
  const after = (await ps()).filter(({ name }) => name === 'moving:latest')
  expect(after).toHaveLength(2)
  // The one that stays for ever comes first.
  expect(after[0]!.digest).toBe(before[0]!.digest)
  expect(after[1]!.digest).not.toBe(before[0]!.digest)
})
