/**
 * Files from a server, checked while they come. Goes through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name,
 * and trusts what NODE_EXTRA_CA_CERTS adds.
 */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { EnvHttpProxyAgent, type Response, fetch } from 'undici'
import { systemClock } from './clock'
import { errorCode } from './files'

export type DownloadFailure =
  /** No answer, or one that broke off. */
  | 'unreachable'
  | 'notFound'
  /** The server answers, but not with the file. */
  | 'refused'
  /** Not the bytes that were asked for. */
  | 'corrupt'

export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  constructor(
    readonly failure: DownloadFailure,
    message: string,
  ) {
    super(message)
  }
}

export interface DownloadOptions {
  readonly signal: AbortSignal
  /** Called with the length of each piece; negative when a broken attempt starts again. */
  readonly onBytes?: (count: number) => void
}

export interface Downloads {
  /** @param integrity `sha512-` and base64, as npm writes it. Throws DownloadError, or what the disk says. */
  file(url: string, path: string, integrity: string, options: DownloadOptions): Promise<void>
  json(url: string, options: DownloadOptions): Promise<unknown>
  close(): Promise<void>
}

const ATTEMPTS = 3
const SILENCE_MS = 60_000

export function connectDownloads(): Downloads {
  const dispatcher = new EnvHttpProxyAgent({ headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS })
  const get = async (url: string, signal: AbortSignal): Promise<Response> => {
    // A tarball is compressed already, and its hash is that of the compressed bytes.
    const headers = { 'accept-encoding': 'identity' }
    const response = await fetch(url, { dispatcher, signal, headers }).catch((error: unknown) => {
      throw failureOf(error, url, signal)
    })
    if (response.ok) return response
    await response.body?.cancel()
    const failure = response.status === 404 ? 'notFound' : response.status >= 500 ? 'unreachable' : 'refused'
    throw new DownloadError(failure, `${url} answers ${response.status} ${response.statusText}`.trim())
  }
  return {
    file: (url, path, integrity, { signal, onBytes = () => {} }) =>
      patiently(signal, async () => {
        let received = 0
        const hash = createHash('sha512')
        const file = await open(path, 'w')
        try {
          for await (const piece of piecesOf(await get(url, signal), url, signal)) {
            hash.update(piece)
            await file.writeFile(piece)
            received += piece.length
            onBytes(piece.length)
          }
          if (`sha512-${hash.digest('base64')}` !== integrity)
            throw new DownloadError('corrupt', `${url} does not have the content it should have`)
        } catch (error) {
          onBytes(-received)
          throw error
        } finally {
          await file.close()
        }
      }),
    json: (url, { signal }) =>
      patiently(signal, async () => {
        const pieces: Uint8Array[] = []
        for await (const piece of piecesOf(await get(url, signal), url, signal)) pieces.push(piece)
        try {
          return JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown
        } catch {
          throw new DownloadError('corrupt', `${url} does not answer with JSON`)
        }
      }),
    close: () => dispatcher.destroy(),
  }
}

/** Again after a moment, where that may help. */
async function patiently<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const passing =
        error instanceof DownloadError && (error.failure === 'unreachable' || error.failure === 'corrupt')
      if (!passing || attempt === ATTEMPTS) throw error
      await systemClock.delay(400 * attempt, signal)
    }
  }
}

/** Only what goes wrong on the network becomes a DownloadError; the disk's errors are told apart by that. */
async function* piecesOf(response: Response, url: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  try {
    while (reader !== undefined) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw failureOf(error, url, signal)
      })
      if (done) return
      yield value as Uint8Array
    }
  } finally {
    await reader?.cancel().catch(() => {})
  }
}

/** undici says "fetch failed" or "terminated", and the reason as the cause. */
function failureOf(error: unknown, url: string, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = errorCode(cause) || (cause instanceof Error ? cause.message : String(cause))
  return new DownloadError('unreachable', `${url} cannot be reached (${reason})`)
}
