/** What a handler answers, before it becomes bytes. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: object }
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  /** No body; `connection: close` follows where the request's body was left unread. */
  | { readonly kind: 'empty'; readonly status: number }
  | StreamReply

/** Several messages, one a line as they come, or all in one object. */
export interface StreamReply {
  readonly kind: 'stream'
  /** False: wait for the end and send `whole` of the messages. */
  readonly streamed: boolean
  readonly messages: AsyncIterable<object>
  whole(messages: readonly object[]): object
}

export function json(body: object): Reply {
  return { kind: 'json', status: 200, body }
}

/** A stream reply whose messages keep their type until they are merged. */
export function stream<M extends object>(
  streamed: boolean | undefined,
  messages: AsyncIterable<M>,
  whole: (messages: readonly M[]) => object,
): Reply {
  return {
    kind: 'stream',
    streamed: streamed ?? true,
    messages,
    whole: whole as (messages: readonly object[]) => object,
  }
}
