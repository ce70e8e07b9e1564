/** A session: what an editor said to the server, with its times; stored as JSON beside the log that it must give. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Not said to the server: a file is written by somebody else. Parameters: `{ uri, text }`. */
export const ON_DISK = '$onDisk'

/** The workspace's folder in a stored session. */
export const FOLDER = 'file:///w/shop'

const messageSchema = z.object({
  /** Milliseconds since the beginning. */
  at: z.number().int().nonnegative(),
  /** A request where it has an `answer`, and otherwise a notification; `ON_DISK` is neither. */
  method: z.string(),
  params: z.unknown(),
  /** What the model said: the text of the suggestion, or null for none. */
  answer: z.string().nullable().optional(),
})
export type SessionMessage = z.infer<typeof messageSchema>

const sessionSchema = z.object({
  title: z.string(),
  /** Whether the editor says itself what becomes of suggestions. */
  tellsEnds: z.boolean(),
  messages: z.array(messageSchema),
})
export type Session = z.infer<typeof sessionSchema>

export function readSession(file: string): Session {
  return sessionSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** A line each message. */
export function writeSession(file: string, { messages, ...rest }: Session): void {
  const head = JSON.stringify(rest).slice(0, -1)
  const lines = messages.map((message) => JSON.stringify(message)).join(',\n')
  writeFileSync(file, `${head},"messages":[\n${lines}\n]}\n`)
}
