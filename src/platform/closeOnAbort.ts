/** Closes the socket of a question to a server when it is aborted. */
import type { ClientRequest, IncomingMessage } from 'node:http'

/**
 * Not by Node's own `signal`: where that comes in the moment in which the last of the answer does, the error is raised
 * on a socket that is already given back, to which nobody listens, and ends the program (Node 24.21). Through the
 * answer the socket is not given back first. Who reads the answer hears of it by reading; nobody need.
 */
export function closeOnAbort(request: ClientRequest, signal: AbortSignal | null | undefined): void {
  let answer: IncomingMessage | null = null
  request.once('response', (message) => {
    answer = message
    answer.on('error', () => {})
  })
  const close = (): void => {
    const error = asError(signal?.reason)
    if (answer === null) request.destroy(error)
    else answer.destroy(error)
  }
  if (signal?.aborted === true) close()
  signal?.addEventListener('abort', close)
  request.once('close', () => signal?.removeEventListener('abort', close))
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
