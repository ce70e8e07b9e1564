/** Turns a reply into bytes: headers wait for the first message, errors after it travel in the stream. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Reply, StreamReply } from './reply'
import { toRequestError } from './requestError'

export async function sendReply(response: ServerResponse, reply: Reply, signal: AbortSignal): Promise<void> {
  switch (reply.kind) {
    case 'json':
      return sendJson(response, reply.status, reply.body)
    case 'text':
      response.writeHead(reply.status, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(reply.body)
      return
    case 'empty':
      response.writeHead(reply.status, { 'content-length': 0 })
      response.end()
      return
    case 'stream':
      return reply.streamed ? sendLines(response, reply, signal) : sendWhole(response, reply, signal)
  }
}

/** Nothing is sent for a client that went away. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) return
  const { status, message } = toRequestError(error)
  sendJson(response, status, { error: message })
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

async function sendLines(
  response: ServerResponse,
  { messages }: StreamReply,
  signal: AbortSignal,
): Promise<void> {
  response.setHeader('content-type', 'application/x-ndjson')
  try {
    for await (const message of messages) {
      if (!response.write(`${JSON.stringify(message)}\n`)) await once(response, 'drain', { signal })
    }
    response.end()
  } catch (error) {
    if (signal.aborted) return
    if (!response.headersSent) return sendError(response, error)
    response.end(`${JSON.stringify({ error: toRequestError(error).message })}\n`)
  }
}

async function sendWhole(response: ServerResponse, reply: StreamReply, signal: AbortSignal): Promise<void> {
  try {
    const all: object[] = []
    for await (const message of reply.messages) all.push(message)
    sendJson(response, 200, reply.whole(all))
  } catch (error) {
    if (!signal.aborted) sendError(response, error)
  }
}
