/** How good a suggestion was, in parts; a part that nothing is known of is null, and counts neither for nor against it. */
import { z } from 'zod'

const share = z.number().min(0).max(1).nullable()

export const qualityPartsSchema = z.object({
  rating: share,
  acceptance: share,
  modification: share,
  functionalCorrectness: share,
  retention: share,
  relevance: share,
  efficiency: share,
  codeQuality: share,
  domainSpecificity: share,
})
export type QualityParts = z.infer<typeof qualityPartsSchema>

export const qualitySchema = qualityPartsSchema.extend({
  suggestionId: z.string().min(1),
  at: z.number().int(),
  /** The formula by which it was computed; scores of different ones are not to be compared. */
  formula: z.number().int().positive(),
  /** Null where nothing is known but the text itself: nobody saw it, or they said nothing by what they did. */
  overall: share,
})
export type Quality = z.infer<typeof qualitySchema>
