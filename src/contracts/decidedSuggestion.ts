/** A suggestion that a person has decided on, with its rating: what is offered for rating after the moment has passed. */
import { z } from 'zod'
import { ratingSchema } from './rating'
import { suggestionSchema } from './suggestion'

export const decidedSchema = z.enum(['accepted', 'rejected', 'ignored'])
export type Decided = z.infer<typeof decidedSchema>

export const decidedSuggestionSchema = suggestionSchema
  .pick({ id: true, path: true, language: true, text: true, surface: true })
  .extend({
    ...ratingSchema.pick({ stars: true, expected: true, comment: true }).shape,
    became: decidedSchema,
    /** When it became that, in milliseconds since 1970. */
    decidedAt: z.number().int(),
    /** The accept was taken back. */
    undone: z.boolean(),
  })
export type DecidedSuggestion = z.infer<typeof decidedSuggestionSchema>
