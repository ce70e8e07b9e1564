/** The stand-in model server in virtual time: one request at a time, fixed times to the first token and a token. */
import type { Clock } from '#platform/clock'
import type { Author } from './author'
import type { ModelRequest, ModelServer } from './typingClient'

/** Milliseconds a token. */
export const TOKEN_MS = 15
/** A line break with the indentation behind it, a piece of a word, a number, signs, or white space. */
const TOKEN = /\r?\n[ \t]*|[A-Za-z_]{1,5}|\d{1,3}| ?[^\sA-Za-z_\d]{1,2}|[ \t]+/g

/** What one request has got so far; the reader waits for more. */
interface Reply {
  readonly pieces: string[]
  ended: boolean
  /** Nobody listens any more. */
  left: boolean
  wake: () => void
}

export class StandInServer implements ModelServer {
  requests = 0
  /** Requests whose answer was given up before its end. */
  aborted = 0
  /** Milliseconds for which it worked. */
  busyMs = 0
  #free: Promise<void> = Promise.resolve()

  constructor(
    private readonly author: () => Author,
    private readonly firstTokenMs: number,
    private readonly clock: Clock,
  ) {}

  async *generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<string> {
    signal.throwIfAborted()
    this.requests++
    const reply: Reply = { pieces: [], ended: false, left: false, wake: () => {} }
    this.#free = this.#free.then(() => this.#work(request, reply))
    const leave = (): void => {
      reply.left = true
      reply.wake()
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      for (let read = 0; ;) {
        if (signal.aborted) {
          this.aborted++
          signal.throwIfAborted()
        }
        if (read < reply.pieces.length) yield reply.pieces[read++]!
        else if (reply.ended) return
        else await new Promise<void>((resolve) => (reply.wake = resolve))
      }
    } finally {
      signal.removeEventListener('abort', leave)
      leave()
    }
  }

  async #work(request: ModelRequest, reply: Reply): Promise<void> {
    if (reply.left) return
    const started = this.clock.now()
    for await (const token of this.#tokens(request)) {
      if (reply.left) break
      reply.pieces.push(token)
      reply.wake()
    }
    this.busyMs += this.clock.now() - started
    reply.ended = true
    reply.wake()
  }

  async *#tokens({ prefix, maxTokens, stop, maxPredictMs }: ModelRequest): AsyncIterable<string> {
    const tokens = this.author().continuation(prefix).match(TOKEN) ?? []
    await this.clock.delay(this.firstTokenMs)
    let text = ''
    for (const [index, token] of tokens.slice(0, maxTokens).entries()) {
      if (index > 0) await this.clock.delay(TOKEN_MS)
      const end = firstStop(text + token, stop)
      if (end !== null) {
        if (end > text.length) yield (text + token).slice(text.length, end)
        return
      }
      text += token
      yield token
      if (maxPredictMs !== undefined && index * TOKEN_MS > maxPredictMs && text.includes('\n')) return
    }
    // The end token takes its time too.
    if (tokens.length < maxTokens) await this.clock.delay(TOKEN_MS)
  }
}

function firstStop(text: string, stops: readonly string[]): number | null {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0)
  return found.length === 0 ? null : Math.min(...found)
}
