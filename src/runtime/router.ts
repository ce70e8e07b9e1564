/** Which request goes to which handler. */
import type { IncomingMessage } from 'node:http'
import type { Clock } from '#platform/clock'
import { copy, ps, remove, tags } from './catalogue'
import { chat } from './chat'
import { create } from './create'
import { generate } from './generate'
import type { ModelStore } from './modelStore'
import { type Reply, json } from './reply'
import { readBody } from './requestBody'
import { RequestError } from './requestError'
import type { Scheduler } from './scheduler'
import { show } from './show'

interface RouterDeps {
  readonly models: ModelStore
  readonly scheduler: Scheduler
  readonly clock: Clock
}

export type Handler = (request: IncomingMessage, signal: AbortSignal) => Promise<Reply>

/** Unknown builds of Ollama say the same; nobody may decide by it. */
const version = '0.0.0'
const blobs = '/api/blobs/'

export function createRouter(deps: RouterDeps): Handler {
  const { models, scheduler, clock } = deps
  const running = async (): Promise<Reply> => ({ kind: 'text', status: 200, body: 'Ollama is running' })
  const done: Reply = { kind: 'empty', status: 200 }
  const versionReply = async (): Promise<Reply> => json({ version })
  const tagsReply = async (): Promise<Reply> => json(await tags(models))
  const withBody =
    (handle: (body: unknown, signal: AbortSignal) => Reply | Promise<Reply>): Handler =>
    async (request, signal) =>
      handle(await readBody(request), signal)

  const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
    '/': { GET: running, HEAD: running },
    '/api/version': { GET: versionReply, HEAD: versionReply },
    '/api/tags': { GET: tagsReply, HEAD: tagsReply },
    '/api/ps': { GET: async () => json(ps(scheduler, clock.now())) },
    '/api/show': { POST: withBody(async (body) => json(await show(models, body))) },
    '/api/generate': { POST: withBody((body, signal) => generate(deps, body, signal)) },
    '/api/chat': { POST: withBody((body, signal) => chat(deps, body, signal)) },
    '/api/create': { POST: withBody((body) => create(models, body)) },
    '/api/copy': { POST: withBody(async (body) => copy(models, body).then(() => done)) },
    '/api/delete': { DELETE: withBody(async (body) => remove(models, body).then(() => done)) },
    [blobs]: {
      HEAD: async (request) => ({
        kind: 'empty',
        status: (await models.blobs.claim(digest(request))) ? 200 : 404,
      }),
      POST: (request) => receiveBlob(models, request),
    },
  }

  return async (request, signal) => {
    const path = pathOf(request)
    const route = routes[path.startsWith(blobs) ? blobs : path]
    if (!route) return { kind: 'text', status: 404, body: '404 page not found' }
    const handler = route[request.method ?? '']
    if (!handler) return { kind: 'text', status: 405, body: '405 method not allowed' }
    return handler(request, signal)
  }
}

async function receiveBlob(models: ModelStore, request: IncomingMessage): Promise<Reply> {
  const expected = digest(request)
  // Answered without waiting for the body, which the server then reads to its end and drops.
  if (await models.blobs.claim(expected)) return { kind: 'empty', status: 200 }
  const received = await models.blobs.receive(request as AsyncIterable<Buffer>)
  if (received !== expected) {
    throw new RequestError(400, `digest mismatch, expected "${expected}", got "${received}"`)
  }
  return { kind: 'empty', status: 201 }
}

function digest(request: IncomingMessage): string {
  return pathOf(request).slice(blobs.length)
}

function pathOf(request: IncomingMessage): string {
  return decodeURIComponent((request.url ?? '/').split('?', 1)[0] ?? '/')
}
