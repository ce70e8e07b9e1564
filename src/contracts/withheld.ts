/** An answer that was made and not shown, with its text redacted: a model that babbles must not look like a silent one. */
import { z } from 'zod'
import { suggestionSchema, withheldReasonSchema } from './suggestion'

export const withheldSchema = suggestionSchema
  .pick({
    id: true,
    versionId: true,
    client: true,
    workspace: true,
    path: true,
    language: true,
    line: true,
    character: true,

    text: true,
  })
  .extend({
    reason: withheldReasonSchema,
    /** Milliseconds since 1970. */
    at: z.number().int(),
  })
export type Withheld = z.infer<typeof withheldSchema>
