/**
 * The border between the protocol and the engine: every handler runs inside of it. What a person can mend goes out as
 * a sentence; a bug goes to the log with its stack, and out as a sentence that says so.
 */
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol'
import { z } from 'zod'
import type { Log } from '#platform/log'

export type Phase = 'starting' | 'serving' | 'stopped'

/** By name, because the store keeps its own behind its door. */
const WRITTEN_FOR_PEOPLE: ReadonlySet<string> = new Set(['UserError', 'RuntimeError', 'StoreError'])

export class Border {
  readonly #ending = new AbortController()
  #phase: Phase = 'starting'

  constructor(private readonly log: Log) {}

  get phase(): Phase {
    return this.#phase
  }

  open(): void {
    this.#phase = 'serving'
  }

  /** Nothing is answered any more, and what is being answered is aborted. */
  close(): void {
    this.#phase = 'stopped'
    this.#ending.abort()
  }

  /** A request handler. `doing` completes "Something went wrong while ...". */
  answer<Params, Answer>(
    doing: string,
    work: (params: Params, signal: AbortSignal) => Answer | Promise<Answer>,
    when: Phase = 'serving',
  ): (params: Params, token: CancellationToken) => Promise<Answer> {
    return async (params, token) => {
      const signal = AbortSignal.any([this.#ending.signal, abortSignal(token)])
      try {
        if (this.#phase !== when) throw outOfTurn(this.#phase)
        return await work(params, signal)
      } catch (error) {
        throw this.#response(error, doing, signal)
      }
    }
  }

  /** A notification handler: nothing can be answered, so everything goes to the log. */
  hear<Params>(doing: string, work: (params: Params) => void | Promise<void>): (params: Params) => void {
    return (params) => {
      if (this.#phase !== 'serving') return
      this.guard(doing, () => work(params))
    }
  }

  /** Runs work that nobody waits for. */
  guard(doing: string, work: () => void | Promise<void>): void {
    void (async () => {
      try {
        await work()
      } catch (error) {
        this.log.warn(this.sentence(error, doing))
      }
    })()
  }

  /** What to tell a person about an error. */
  sentence(error: unknown, doing: string): string {
    if (error instanceof z.ZodError) return `The arguments are not valid: ${whatIsWrong(error)}.`
    if (error instanceof ResponseError) return error.message
    if (error instanceof Error && WRITTEN_FOR_PEOPLE.has(error.name)) return error.message
    this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return `Something went wrong while ${doing}. The log of the language server says more.`
  }

  #response(error: unknown, doing: string, signal: AbortSignal): ResponseError<void> {
    if (error instanceof ResponseError) return error
    if (signal.aborted || isAbort(error)) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
    }
    return new ResponseError(codeOf(error), this.sentence(error, doing))
  }
}

function outOfTurn(phase: Phase): ResponseError<void> {
  switch (phase) {
    case 'starting':
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'Send "initialize" first.')
    case 'serving':
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.')
    case 'stopped':
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.')
  }
}

function codeOf(error: unknown): number {
  if (error instanceof z.ZodError) return ErrorCodes.InvalidParams
  const known = error instanceof Error && WRITTEN_FOR_PEOPLE.has(error.name)
  return known ? LSPErrorCodes.RequestFailed : ErrorCodes.InternalError
}

/** The issues of a failed validation in one line. */
export function whatIsWrong(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function abortSignal(token: CancellationToken): AbortSignal {
  const controller = new AbortController()
  if (token.isCancellationRequested) controller.abort()
  token.onCancellationRequested(() => {
    controller.abort()
  })
  return controller.signal
}
