/** Reads the JSON body of a request and holds it to a schema, with the protocol's refusals. */
import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { RequestError } from './requestError'

const largestBody = 64 * 1024 * 1024

/** Undefined when there is no body. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw new RequestError(413, 'http: request body too large')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RequestError(400, error instanceof Error ? error.message : 'invalid JSON')
  }
}

export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  if (body === undefined) throw new RequestError(400, 'missing request body')
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new RequestError(
    400,
    `json: cannot read field ${JSON.stringify(field)}: ${issue?.message ?? 'invalid'}`,
  )
}
