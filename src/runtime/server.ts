/** The HTTP server: guards, one handler for every request, an abort for each client that goes away. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorCode } from '#platform/files'
import type { Log } from '#platform/log'
import { isAllowedHost, isAllowedOrigin } from './hostGuard'
import type { Handler } from './router'
import { sendError, sendReply } from './sendReply'

interface ListeningServer {
  readonly url: string
  /** Aborts what is under way and closes every connection. */
  close(): Promise<void>
}

/** Listens on `host` and `port`; 0 takes a free one. Rejects when it is taken. */
export async function listen(
  host: string,
  port: number,
  handler: Handler,
  log: Log,
): Promise<ListeningServer> {
  const underWay = new Set<AbortController>()

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isAllowedHost(request.headers.host, host) || !isAllowedOrigin(request.headers.origin)) {
      response.writeHead(403).end()
      return
    }
    const gone = new AbortController()
    underWay.add(gone)
    response.on('close', () => {
      underWay.delete(gone)
      if (!response.writableFinished) gone.abort()
    })
    try {
      await sendReply(response, await handler(request, gone.signal), gone.signal)
    } catch (error) {
      if (!gone.signal.aborted) sendError(response, error)
    }
    // A body that nobody wanted is read away, so that the client sees the answer and not a reset.
    request.resume()
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.error(`${request.method} ${request.url}: ${String(error)}`)
      response.destroy()
    })
  })
  // An upload of weights may take longer than Node allows a request by default.
  server.requestTimeout = 0
  const address = await bind(server, host, port)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    async close() {
      for (const request of underWay) request.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function bind(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve(server.address() as AddressInfo)
    })
  })
}

/** The usual reasons as a sentence for a person. */
function explain(error: Error, host: string, port: number): Error {
  const code = errorCode(error)
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} of ${host} is taken: choose another one, or 0 for a free one.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`${host} is not an address of this machine.`)
  return error
}
