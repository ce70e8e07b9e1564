/** What can go wrong between us and the runtime, in a closed list that callers can decide on. */
import { errorCode } from './files'

export type RuntimeFailure =
  /** Nothing answers at the address. */
  | 'unreachable'
  /** The model does not exist. */
  | 'notFound'
  /** The request was refused; the message says why. */
  | 'refused'
  /** Its queue is full, or it is loading something else. */
  | 'busy'
  /** It failed inside, before or during an answer. */
  | 'failed'

export class RuntimeError extends Error {
  override readonly name = 'RuntimeError'
  constructor(
    readonly failure: RuntimeFailure,
    message: string,
    readonly status?: number,
  ) {
    super(message)
  }
}

/** The failure that an HTTP status of the Ollama protocol stands for. */
export function failureOfStatus(status: number): RuntimeFailure {
  if (status === 404) return 'notFound'
  if (status === 503 || status === 499) return 'busy'
  return status >= 500 ? 'failed' : 'refused'
}

/** Any error of the client library or the socket as one of ours; an abort stays what it is. */
export function toRuntimeError(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof RuntimeError) return error
  if (error.name === 'ResponseError' && 'status_code' in error) {
    const status = Number(error.status_code)
    return new RuntimeError(failureOfStatus(status), error.message, status)
  }
  const code = errorCode(error)
  if (['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) {
    return new RuntimeError('unreachable', `No model runtime answers at ${url} (${code}).`)
  }
  return new RuntimeError('failed', error.message)
}

/** Why there is no answer, as whoever asked for one is told. */
export function reasonOf(failure: RuntimeFailure): 'runtimeUnreachable' | 'modelMissing' | 'runtimeError' {
  if (failure === 'unreachable') return 'runtimeUnreachable'
  return failure === 'notFound' ? 'modelMissing' : 'runtimeError'
}

/** A runtime that fails is a reason for no answer; anything else is a defect, and thrown. */
export function noAnswerOf(error: unknown): {
  readonly reason: ReturnType<typeof reasonOf>
  readonly message: string
} {
  if (!(error instanceof RuntimeError)) throw error
  return { reason: reasonOf(error.failure), message: error.message }
}
