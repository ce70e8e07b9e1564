/** Stands between a client and the runtime, passes everything on, and notes what was asked when and how long it took. */
import { type IncomingMessage, type ServerResponse, createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FirstLine } from './firstLine'

/** One answer of the model; times by `performance.now()`. */
export interface Exchange {
  readonly body: string
  /** The whole request was here. */
  readonly askedAt: number
  /** The first piece of the answer came from the runtime, and its first line was whole; NaN where neither happened. */
  firstAt: number
  lineAt: number
  readonly line: FirstLine
}

export interface Tap {
  readonly url: string
  /** Answers of the model, the newest last; loads are none. */
  readonly exchanges: readonly Exchange[]
  /** Resolves once nothing has been under way for a moment. */
  quiet(): Promise<void>
  close(): void
}

/** Milliseconds without a request that count as quiet: longer than a client takes from one request to a next one. */
const QUIET = 30

export async function startTap(runtime: string): Promise<Tap> {
  const exchanges: Exchange[] = []
  let underWay = 0
  let lastAt = 0

  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await Array.fromAsync(incoming as AsyncIterable<Buffer>)
    const exchange = {
      body: incoming.url === '/api/generate' ? Buffer.concat(body).toString() : '',
      askedAt: performance.now(),
      firstAt: Number.NaN,
      lineAt: Number.NaN,
      line: new FirstLine(),
    }
    const asked = asksModel(exchange.body)
    if (asked) exchanges.push(exchange)
    const { method, url, headers } = incoming
    const onward = send(`${runtime}${url}`, { method: method!, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers)
      response.flushHeaders()
      answer.once('data', () => (exchange.firstAt = performance.now()))
      answer.on('data', (bytes: Buffer) => {
        if (!asked || exchange.line.isWhole) return
        exchange.line.add(bytes)
        if (exchange.line.isWhole) exchange.lineAt = performance.now()
      })
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    // As the runtime would see it: who asked is gone.
    response.on('close', () => onward.destroy())
    onward.end(Buffer.concat(body))
  }

  const server = createServer((incoming, response) => {
    underWay++
    response.on('close', () => {
      underWay--
      lastAt = performance.now()
    })
    pass(incoming, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    async quiet() {
      while (underWay > 0 || performance.now() - lastAt < QUIET) {
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function asksModel(body: string): boolean {
  return body !== '' && (JSON.parse(body) as { prompt?: string }).prompt !== ''
}
