/** An event: something that happened to a suggestion. */
import { z } from 'zod'

export const eventKindSchema = z.enum([
  'shown',
  'accepted',
  'partiallyAccepted',
  /** The person typed it, or its beginning, by hand. */
  'typedThrough',
  'rejected',
  'ignored',
  /** An accept that was taken back by undo. */
  'undone',
])
export type EventKind = z.infer<typeof eventKindSchema>

export const eventSchema = z.object({
  id: z.string().min(1),
  suggestionId: z.string().min(1),
  kind: eventKindSchema,
  /** Milliseconds since 1970. */
  at: z.number().int(),
  /** `reported`: the client said so. `inferred`: concluded from what followed. */
  confidence: z.enum(['reported', 'inferred']),
  /** Characters accepted or typed, for `partiallyAccepted` and `typedThrough`. */
  acceptedCharacters: z.number().int().nonnegative().optional(),
})
export type SuggestionEvent = z.infer<typeof eventSchema>
