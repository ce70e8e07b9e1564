/** What is compared: a client's policy of asking, as the editor and the model server see it. */
import type { Clock } from '#platform/clock'

/** What the editor tells its inline completion provider at a key. */
export interface Ask {
  readonly path: string
  readonly text: string
  /** Of the cursor, in UTF-16 units. */
  readonly offset: number
  /** True where the person asked by hand (never in the replay of typing). */
  readonly byHand: boolean
}

export interface Answer {
  /** The ghost text. */
  readonly text: string
  /** A request was made for it, memory had it, or it is the text on the screen minus what was typed of it. */
  readonly source: 'network' | 'cached' | 'typed'
}

/**
 * One client under test. The editor calls `provide` after every change of the text and aborts the signal of the call
 * before it; the ghost text on the screen stays there while the person types it, whatever the client answers.
 */
export interface TypingClient {
  readonly name: string
  /** Null when nothing is to be shown. Must not reject because its signal was aborted. */
  provide(ask: Ask, signal: AbortSignal): Promise<Answer | null>
  /** The ghost text was drawn. */
  shown?(ask: Ask, answer: Answer): void
  /** The person took the whole ghost text with Tab; `provide` is called next. */
  accepted?(ask: Ask, answer: Answer): void
  /** The person pressed Esc on it. */
  rejected?(ask: Ask, answer: Answer): void
  /** The end of a replay: nothing may stay under way. */
  close?(): void | Promise<void>
}

/** A request for the text between a prefix and a suffix, as a client's own server or runtime takes it. */
export interface ModelRequest {
  readonly prefix: string
  readonly suffix: string
  readonly maxTokens: number
  /** The server stops before the first of these. */
  readonly stop: readonly string[]
  /** The server ends the answer at this many milliseconds of generating (llama.cpp's t_max_predict_ms; after a line break). */
  readonly maxPredictMs?: number
}

/**
 * The stand-in model server: one request at a time in the order they came, a fixed time to the first token and a fixed
 * time a token. A request that is aborted while it waits is never begun; one that is aborted before its first token
 * holds the server until that token, as a real server notices only then that nobody listens; one that is aborted while
 * tokens come ends with the token under way.
 */
export interface ModelServer {
  /** Pieces of about four characters, one a token. Rejects with the signal's reason when aborted. */
  generate(request: ModelRequest, signal: AbortSignal): AsyncIterable<string>
}

export interface ClientParts {
  readonly server: ModelServer
  readonly clock: Clock
}
