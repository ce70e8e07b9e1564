/** A refusal with the HTTP status and the exact text that the protocol gives it. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Any error as a status and a text; one that nobody foresaw is a 500. */
export function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error
  return new RequestError(500, error instanceof Error ? error.message : String(error))
}

/** The client went away while its request waited. */
export function requestCanceled(): RequestError {
  return new RequestError(499, 'request canceled')
}
