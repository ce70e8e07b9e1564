import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { httpFetch } from './httpFetch'
import { streamJson } from './streamJson'

const LAST = 'last'
let uncaught: unknown[]
const hear = (error: unknown): void => void uncaught.push(error)
let close = (): void => {}
beforeEach(() => {
  uncaught = []
  process.on('uncaughtException', hear)
})
afterEach(() => {
  close()
  process.off('uncaughtException', hear)
})

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** The end of the answer comes with its last piece. */
const answering: RequestListener = (request, response) => {
  request.resume().on('end', () => {
    response.write('"first"\n')
    setTimeout(() => response.end(`"${LAST}"\n`), 2)
  })
}

test.each([
  ['in the same moment', (abort: () => void) => abort()],
  ['right after it', (abort: () => void) => void Promise.resolve().then(abort)],
])('an answer that is aborted with its last piece, %s, does not end the program', async (_, at) => {
  const url = await serving(answering)
  for (let times = 0; times < 10; times++) {
    const cancel = new AbortController()
    for await (const piece of streamJson(url, {}, cancel.signal)) {
      if (piece !== LAST) continue
      at(() => cancel.abort())
      break
    }
    const reader = (await httpFetch(url, { signal: cancel.signal }).catch(() => null))?.body?.getReader()
    expect(reader).toBeUndefined()
    await wait(2)
  }
  expect(uncaught).toEqual([])
})

test('who reads hears of it, before the answer and in the middle of it', async () => {
  const url = await serving((_, response) => void response.write('"first"\n'))
  const aborted = AbortSignal.abort(new Error('enough'))
  await expect(streamJson(url, {}, aborted).next()).rejects.toThrow('enough')
  await expect(httpFetch(url, { signal: aborted })).rejects.toThrow('enough')
  const cancel = new AbortController()
  const pieces = streamJson(url, {}, cancel.signal)
  expect((await pieces.next()).value).toBe('first')
  const next = expect(pieces.next()).rejects.toThrow('enough')
  const body = await httpFetch(url, { signal: cancel.signal })
  const whole = expect(body.text()).rejects.toThrow()
  cancel.abort(new Error('enough'))
  await Promise.all([next, whole])
  expect(uncaught).toEqual([])
})
