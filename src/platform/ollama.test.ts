import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type Ollama, connectOllama } from './ollama'
import { RuntimeError } from './runtimeError'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that says exactly what a test wants said, on a real socket. */
async function saying(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Ollama> {
  const server = createServer(handle).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return connectOllama(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

const request = { model: 'm', prompt: 'p', stop: ['\n'], maxTokens: 8, keepAlive: '5m' }
const ndjson = { 'content-type': 'application/x-ndjson' }

async function collect(ollama: Ollama, signal?: AbortSignal): Promise<string[]> {
  return await Array.fromAsync(ollama.generate(request, signal))
}

test('an answer is read whole, however its bytes are cut', async () => {
  const ollama = await saying((_, response) => {
    const bytes = Buffer.from(
      '{"response":"Grö","done":false}\n{"response":"ße","done":false}\n{"response":"","done":true}\n',
    )
    response.writeHead(200, ndjson)
    void (async () => {
      for (const byte of bytes) {
        response.write(Buffer.from([byte]))
        if (byte > 127) await wait(2)
      }
      response.end()
    })()
  })
  expect((await collect(ollama)).join('')).toBe('Größe')
})

test('a last line that nothing ends is read, and an empty one passed over', async () => {
  const ollama = await saying((_, response) => {
    response.writeHead(200, ndjson).end('{"response":"a"}\n\n{"response":"b","done":true}')
  })
  expect(await collect(ollama)).toEqual(['a', 'b'])
})

test('the request goes raw, greedy and streamed', async () => {
  let body = ''
  const ollama = await saying((incoming, response) => {
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', () => response.writeHead(200, ndjson).end('{"response":"","done":true}\n'))
  })
  await collect(ollama)
  expect(JSON.parse(body)).toEqual({
    model: 'm',
    prompt: 'p',
    raw: true,
    stream: true,
    truncate: false,
    keep_alive: '5m',
    options: { temperature: 0, num_predict: 8, stop: ['\n'] },
  })
})

test('a chat goes with its messages, greedy and streamed, and its pieces come', async () => {
  let body = ''
  const ollama = await saying((incoming, response) => {
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', () => {
      const line = (content: string, done: boolean) =>
        `${JSON.stringify({ message: { role: 'assistant', content }, done })}\n`
      response.writeHead(200, ndjson).end(line('Hell', false) + line('o', false) + line('', true))
    })
  })
  const messages = [{ role: 'user', content: 'Hi' }] as const
  const { model, stop, maxTokens, keepAlive } = request
  expect(await Array.fromAsync(ollama.chat({ model, stop, maxTokens, keepAlive, messages }))).toEqual([
    'Hell',
    'o',
  ])
  expect(JSON.parse(body)).toEqual({
    model: 'm',
    messages,
    stream: true,
    keep_alive: '5m',
    options: { temperature: 0, num_predict: 8, stop: ['\n'] },
  })
})

test('a stream that ends without its last line is what came of it', async () => {
  const ollama = await saying((_, response) => {
    response.writeHead(200, ndjson).end('{"response":"  ","done":false}\n')
  })
  expect(await collect(ollama)).toEqual(['  '])
})

test.each([
  [404, "model 'm' not found", 'notFound'],
  [400, 'raw mode does not support template', 'refused'],
  [503, 'server busy, please try again.  maximum pending requests exceeded', 'busy'],
  [500, 'llama-server process has terminated: exit status 2', 'failed'],
] as const)('HTTP %d is told as what it is', async (status, error, failure) => {
  const ollama = await saying((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  })
  const thrown = await collect(ollama).catch((reason: unknown) => reason)
  expect(thrown).toBeInstanceOf(RuntimeError)
  expect(thrown).toMatchObject({ failure, message: error, status })
})

test('an error inside the stream is an error, after what came before it', async () => {
  const ollama = await saying((_, response) => {
    response.writeHead(200, ndjson).end('{"response":"a","done":false}\n{"error":"out of memory"}\n')
  })
  await expect(collect(ollama)).rejects.toMatchObject({
    name: 'RuntimeError',
    failure: 'failed',
    message: 'out of memory',
  })
})

test('nobody listening is said with the address', async () => {
  await expect(collect(connectOllama('http://127.0.0.1:9'))).rejects.toMatchObject({
    failure: 'unreachable',
    message: 'No model runtime answers at http://127.0.0.1:9 (ECONNREFUSED).',
  })
})

test('aborting closes the socket at once, also while the server holds its headers back', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<number>()
  const ollama = await saying((incoming) => {
    incoming.socket.once('close', () => {
      resolve(Date.now())
    })
  })
  const cancel = new AbortController()
  const answer = collect(ollama, cancel.signal)
  await wait(50)
  const at = Date.now()
  cancel.abort()
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  expect((await closed) - at).toBeLessThan(1_000)
})

test('leaving an answer early closes the socket, so that the model stops', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  const ollama = await saying((incoming, response) => {
    incoming.socket.once('close', resolve)
    response.writeHead(200, ndjson).write('{"response":"a","done":false}\n')
  })
  for await (const piece of ollama.generate(request)) {
    expect(piece).toBe('a')
    break
  }
  await closed
})

test('a blob that a server has already, and does not read, is no failure', async () => {
  let heads = 0
  const ollama = await saying((incoming, response) => {
    if (incoming.method === 'HEAD') response.writeHead(heads++ === 0 ? 404 : 200).end()
    else {
      response.writeHead(200, { connection: 'close' }).end()
      incoming.socket.destroySoon()
    }
  })
  await ollama.uploadBlob('0'.repeat(64), process.execPath)
})

test('what a model says of itself is read: its file, its template', async () => {
  const ollama = await saying((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        modelfile: '# comment\nFROM /models/blobs/sha256-abc\nTEMPLATE "{{ .Prompt }}"\n',
        parameters: 'num_ctx 4096',
        template: '{{ .Prompt }}',
      }),
    )
  })
  expect(await ollama.show('m')).toEqual({
    weightsPath: '/models/blobs/sha256-abc',
    template: '{{ .Prompt }}',
    parameters: 'num_ctx 4096',
  })
})
