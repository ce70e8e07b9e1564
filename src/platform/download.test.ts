import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type Socket, connect } from 'node:net'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type PackageServer, startPackageServer } from '#test/install/packageServer'
import { integrityOf } from '#test/install/tarball'
import { type Downloads, connectDownloads } from './download'

const bytes = Buffer.from('what was asked for')
const { signal } = new AbortController()

let folder: string
let file: string
let server: PackageServer
let downloads: Downloads
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'))
  file = join(folder, 'file')
  server = await startPackageServer()
  downloads = connectDownloads()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await downloads.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (path: string, of = bytes) =>
  downloads.file(`${server.url}${path}`, file, integrityOf(of), { signal })

test('a file comes whole, also behind a redirection, and each piece is counted', async () => {
  server.answer('/there', bytes)
  server.answer('/here', (response) => response.writeHead(302, { location: '/there' }).end())
  let count = 0
  await downloads.file(`${server.url}/here`, file, integrityOf(bytes), {
    signal,
    onBytes: (more) => (count += more),
  })
  expect(await readFile(file)).toEqual(bytes)
  expect(count).toBe(bytes.length)
})

test('what is not there is asked for once', async () => {
  await expect(get('/missing')).rejects.toMatchObject({ name: 'DownloadError', failure: 'notFound' })
  expect(server.asked).toEqual(['/missing'])
})

test('other bytes are corrupt, also the third time', async () => {
  server.answer('/file', Buffer.from('something else'))
  await expect(get('/file')).rejects.toMatchObject({ failure: 'corrupt' })
  expect(server.asked).toHaveLength(3)
})

test('a server that breaks off is asked again, and what was counted is taken back', async () => {
  let attempts = 0
  server.answer('/file', (response) => {
    if (++attempts < 3) {
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, 4), () => response.destroy())
    } else response.end(bytes)
  })
  let count = 0
  await downloads.file(`${server.url}/file`, file, integrityOf(bytes), {
    signal,
    onBytes: (more) => (count += more),
  })
  expect(await readFile(file)).toEqual(bytes)
  expect(count).toBe(bytes.length)
})

test('a server that fails, refuses or is not there says so', async () => {
  server.answer('/failing', (response) => response.writeHead(503).end())
  server.answer('/closed', (response) => response.writeHead(401).end())
  await expect(get('/failing')).rejects.toMatchObject({ failure: 'unreachable' })
  await expect(get('/closed')).rejects.toMatchObject({ failure: 'refused' })
  await server.close()
  await expect(get('/file')).rejects.toMatchObject({
    failure: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED') as string,
  })
})

test('cancelling ends a download that stalls', async () => {
  const cancel = new AbortController()
  server.answer('/stalling', (response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('a', () => cancel.abort())
  })
  const stalled = downloads.file(`${server.url}/stalling`, file, 'sha512-', { signal: cancel.signal })
  await expect(stalled).rejects.toMatchObject({ name: 'AbortError' })
})

test("what the disk refuses stays the disk's error", async () => {
  server.answer('/file', bytes)
  file = join(folder, 'not-there', 'file')
  await expect(get('/file')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the proxy of the environment is gone through, but not for what NO_PROXY names', async () => {
  const through: string[] = []
  const tunnels = new Set<Socket>()
  const proxy = createServer().on('connect', (request, client: Socket) => {
    through.push(request.url ?? '')
    const onward = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(onward).pipe(client)
    })
    for (const socket of [client, onward]) {
      tunnels.add(socket)
      socket.on('error', () => {})
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('http_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`)
  vi.stubEnv('no_proxy', '127.0.0.1')
  server.answer('/file', bytes)
  const proxied = connectDownloads()
  try {
    await proxied.file('http://registry.invalid/file', file, integrityOf(bytes), { signal })
    expect(through).toEqual(['registry.invalid:80'])
    await proxied.file(`${server.url}/file`, file, integrityOf(bytes), { signal })
    expect(through).toHaveLength(1)
  } finally {
    await proxied.close()
    for (const socket of tunnels) socket.destroy()
    await new Promise((resolve) => proxy.close(resolve))
  }
})
