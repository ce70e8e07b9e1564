/** A rating: what the person thinks of a suggestion, in stars, in the text they expected, in words. The latest of each counts. */
import { z } from 'zod'

/** 1 is useless, 5 is just right. */
export const starsSchema = z.number().int().min(1).max(5)

export const ratingSchema = z.object({
  suggestionId: z.string().min(1),
  /** Null where the person gave none. */
  stars: starsSchema.nullable(),
  /** When its latest part came, in milliseconds since 1970. */
  at: z.number().int(),
  /** Redacted text that the person would have wanted instead; empty where they wanted nothing there. */
  expected: z.string().nullable(),
  /** Redacted: what the person had to say of it. */
  comment: z.string().nullable(),
})
export type Rating = z.infer<typeof ratingSchema>

/** What a person says at once: at least one part. Null takes a part back; what is left out stays as it was. */
export const givenRatingSchema = z
  .object({
    stars: starsSchema.nullable(),
    expected: z.string().max(100_000).nullable(),
    comment: z.string().trim().max(10_000).nullable(),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'Say stars, expected or comment.')
export type GivenRating = z.infer<typeof givenRatingSchema>
