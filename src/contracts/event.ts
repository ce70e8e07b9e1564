/** An event: something that happened to a suggestion. */
import { z } from 'zod'

export const eventKindSchema = z.enum([
  'shown',
  'accepted',
  'partiallyAccepted',
  /** The person typed it, or its beginning, by hand. */
  'typedThrough',
  'rejected',
  /** Seen, and passed over for the event's `reason`. */
  'ignored',
  /** Gone from the screen before a person could read it: neither shown nor ignored counts it. */
  'notSeen',
  /** An accept that was taken back by undo. */
  'undone',
])
export type EventKind = z.infer<typeof eventKindSchema>

/** Why a suggestion that was not refused went from the screen. */
export const passedOverReasonSchema = z.enum([
  /** Another suggestion took its place. */
  'superseded',
  /** The person typed something else. */
  'typedOtherwise',
  /** The cursor, the editor or the window went elsewhere. */
  'left',
  /** A client that does not say. */
  'unknown',
])
export type PassedOverReason = z.infer<typeof passedOverReasonSchema>

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
  /** Of `ignored` and `notSeen`. */
  reason: passedOverReasonSchema.optional(),
  /** Milliseconds that it stood on the screen until its end, where somebody saw that. */
  visibleMs: z.number().nonnegative().optional(),
})
export type SuggestionEvent = z.infer<typeof eventSchema>
