/**
 * Keys at given times against one client, and a log of what it asked, gave up and showed, to hold a policy to what its
 * published source would do. The model says what the test says, in tokens of four characters.
 */
import type { ClientParts, ModelRequest, ModelServer, TypingClient } from '#bench/typing/typingClient'
import { FakeClock } from '#test/fakes/fakeClock'

const FIRST_TOKEN_MS = 200
const TOKEN_MS = 20

interface Script {
  readonly path?: string
  /** With a `|` where the cursor stands. */
  readonly text: string
  /** Milliseconds from the start, and what is typed then; `⌫` deletes a character, an empty text only asks. */
  readonly keys: readonly (readonly [number, string])[]
  /** Milliseconds after which nothing more is logged. */
  readonly until: number
  /** 200 where it does not matter. */
  readonly firstTokenMs?: number
  /** All that the model would say. */
  readonly says: (request: ModelRequest) => string
}

/** Lines of `time what`; an `ask` shows the line that it was asked behind. */
export async function scriptedTyping(
  make: (parts: ClientParts) => TypingClient,
  { path = 'file.ts', text, keys, until, firstTokenMs = FIRST_TOKEN_MS, says }: Script,
): Promise<string[]> {
  const clock = new FakeClock()
  const start = clock.now()
  const log: string[] = []
  const note = (what: string): number => log.push(`${clock.now() - start} ${what}`)
  const client = make({ server: new ScriptedServer(clock, firstTokenMs, says, note), clock })
  let [before = '', after = ''] = text.split('|')
  let asking = new AbortController()
  for (const [at, typed] of keys) {
    await clock.advance(start + at - clock.now())
    before = typed === '⌫' ? before.slice(0, -1) : before + typed
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const ask = { path, text: before + after, offset: before.length, byHand: false }
    void client.provide(ask, signal).then((answer) => {
      if (signal.aborted) return
      note(answer === null ? 'nothing' : `show ${JSON.stringify(answer.text)} ${answer.source}`)
    })
  }
  await clock.advance(start + until - clock.now())
  const logged = [...log]
  asking.abort()
  await client.close?.()
  await clock.advance(60_000)
  return logged
}

class ScriptedServer implements ModelServer {
  #free: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly clock: FakeClock,
    private readonly firstTokenMs: number,
    private readonly says: Script['says'],
    private readonly note: (what: string) => void,
  ) {}

  async *generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<string> {
    signal.throwIfAborted()
    this.note(`ask ${JSON.stringify(request.prefix.slice(request.prefix.lastIndexOf('\n') + 1))}`)
    const { promise, resolve } = Promise.withResolvers<void>()
    const turn = this.#free
    this.#free = turn.then(() => promise)
    let working: Promise<unknown> = turn
    let tokens = 0
    let isWhole = false
    try {
      await unlessAborted(turn, signal)
      for (const token of this.#tokens(request)) {
        working = this.clock.delay(tokens++ === 0 ? this.firstTokenMs : TOKEN_MS)
        await unlessAborted(working, signal)
        yield token
      }
      isWhole = true
    } finally {
      this.note(isWhole ? `said ${tokens} tokens` : 'given up')
      // What is under way ends first.
      void working.then(() => resolve())
    }
  }

  *#tokens({
    maxTokens,
    stop,
    maxPredictMs = Number.POSITIVE_INFINITY,
    ...request
  }: ModelRequest): Iterable<string> {
    const whole = this.says({ maxTokens, stop, ...request })
    const ends = stop.map((each) => whole.indexOf(each)).filter((at) => at >= 0)
    const tokens = whole.slice(0, Math.min(...ends, whole.length)).match(/[^]{1,4}/g) ?? []
    let text = ''
    for (const [index, token] of tokens.slice(0, maxTokens).entries()) {
      if (text.includes('\n') && index * TOKEN_MS > maxPredictMs) return
      text += token
      yield token
    }
  }
}

async function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = (): void => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    signal.throwIfAborted()
    await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
