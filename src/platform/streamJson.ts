/**
 * A question whose answer comes as one JSON value a line, read without `fetch` and its streams: these take longer to
 * pass a word on than all else does between a model and who waits for it.
 */
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { closeOnAbort } from './closeOnAbort'
import { RuntimeError, failureOfStatus } from './runtimeError'

/** Milliseconds after which a socket is closed that nobody reads any more: whoever left has something better to do. */
const CLOSED_AFTER = 5

/**
 * The values as they come. Aborting closes the socket at any point, and leaving the loop early does so soon. No time limits of its
 * own: a runtime holds its headers back while it loads a model and reads a prompt.
 * @throws RuntimeError where the answer says that the question was refused; else as the socket fails
 */
export async function* streamJson(url: string, question: object, signal?: AbortSignal): AsyncGenerator {
  const body = JSON.stringify(question)
  const send = url.startsWith('https:') ? httpsRequest : httpRequest
  const request = send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject)
  })
  closeOnAbort(request, signal)
  request.end(body)
  try {
    const answer = await answered
    const { statusCode: status = 502 } = answer
    if (status >= 300)
      throw new RuntimeError(failureOfStatus(status), errorIn(await text(answer), status), status)
    let rest = ''
    const pieces = answer.setEncoding('utf8').iterator({ destroyOnReturn: false })
    for await (const piece of pieces as AsyncIterable<string>) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line)
    }
    if (rest.trim() !== '') yield JSON.parse(rest)
  } finally {
    setTimeout(() => request.destroy(), CLOSED_AFTER)
  }
}

/** What a refusal says: the protocol's own sentence, or whatever there is. */
export function errorIn(answer: string, status: number): string {
  try {
    const { error } = JSON.parse(answer) as { error?: unknown }
    return typeof error === 'string' ? error : answer
  } catch {
    return answer === '' ? `HTTP ${status}` : answer
  }
}
