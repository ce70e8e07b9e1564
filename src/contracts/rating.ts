/** A rating: what the person thinks of a suggestion, in stars. The latest one counts. */
import { z } from 'zod'

/** 1 is useless, 5 is just right. */
export const starsSchema = z.number().int().min(1).max(5)

export const ratingSchema = z.object({
  suggestionId: z.string().min(1),
  stars: starsSchema,
  /** Milliseconds since 1970. */
  at: z.number().int(),
})
export type Rating = z.infer<typeof ratingSchema>
