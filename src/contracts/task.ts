/** A task: what an example asks for. */
import { z } from 'zod'

/** At a cursor: the rest of a line, a block, or a document from its beginning on. */
export const cursorTaskSchema = z.enum(['line', 'block', 'document'])
export type CursorTask = z.infer<typeof cursorTaskSchema>

/** In words, each answered by text that a person wrote. */
export const wordTaskSchema = z.enum([
  'completeBody',
  'addMember',
  'writeDto',
  'writeService',
  'writeTemplate',
  'writeStyle',
  'writeTest',
  'wireInjection',
  'writeConfiguration',
  'explain',
  'convert',
  'change',
  'commitMessage',
  'decision',
])
export type WordTask = z.infer<typeof wordTaskSchema>
