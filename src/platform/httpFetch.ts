/**
 * `fetch` over node:http(s), with no time limits of its own: a runtime holds its headers back while it loads a model
 * and reads a prompt, and Node's built-in fetch gives up after 300 s. Aborting closes the socket at any point.
 */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { closeOnAbort } from './closeOnAbort'

export interface FetchOptions {
  readonly method?: string
  readonly headers?: ConstructorParameters<typeof Headers>[0]
  readonly body?: string | Readable
  readonly signal?: AbortSignal | null
}

export function httpFetch(url: string | URL, options: FetchOptions = {}): Promise<Response> {
  const target = new URL(url)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  const { body, signal } = options
  return new Promise((resolve, reject) => {
    const request = send(
      target,
      {
        method: options.method ?? 'GET',
        headers: { ...Object.fromEntries(new Headers(options.headers)), ...lengthOf(body) },
      },
      (message) => {
        const status = message.statusCode ?? 502
        const bodiless = status === 204 || status === 304 || options.method === 'HEAD'
        if (bodiless) message.resume()
        resolve(
          new Response(bodiless ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>), {
            status,
            statusText: message.statusMessage ?? '',
            headers: Object.entries(message.headersDistinct).flatMap(([name, values]) =>
              (values ?? []).map((value): [string, string] => [name, value]),
            ),
          }),
        )
      },
    )
    request.on('error', reject)
    closeOnAbort(request, signal)
    if (body instanceof Readable) {
      body.on('error', (error) => request.destroy(error))
      body.pipe(request)
    } else {
      request.end(body)
    }
  })
}

/** Told outright: Node sends the body of a DELETE without any length, and servers refuse it. */
function lengthOf(body: FetchOptions['body']): Record<string, string> {
  return typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {}
}
