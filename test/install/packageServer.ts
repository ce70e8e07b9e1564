/** An npm registry on this machine: answers what a test puts into it, and breaks as it is told. */
import { type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PackageServer {
  readonly url: string
  /** Paths that were asked for, the newest last. */
  readonly asked: string[]
  /** What a path answers; `*` is every other one. */
  answer(path: string, how: Buffer | ((response: ServerResponse) => void)): void
  close(): Promise<void>
}

export async function startPackageServer(): Promise<PackageServer> {
  const answers = new Map<string, Buffer | ((response: ServerResponse) => void)>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const how = answers.get(path) ?? answers.get('*')
    if (how === undefined) response.writeHead(404).end()
    else if (Buffer.isBuffer(how)) response.writeHead(200, { 'content-length': how.length }).end(how)
    else how(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (path, how) => void answers.set(path, how),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}
