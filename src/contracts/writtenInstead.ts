/** What a person wrote where they had refused a suggestion, or typed something else than it said. */
import { z } from 'zod'

export const writtenInsteadSchema = z.object({
  suggestionId: z.string().min(1),
  at: z.number().int(),
  /** Seconds from the suggestion's end to this look. */
  afterSeconds: z.number().nonnegative(),
  /** Redacted text from where the suggestion would have begun, no further than the block around it. */
  text: z.string(),
  /** What ended the writing: its time, the end of the block, or that the person went elsewhere or closed the document. */
  endedBy: z.enum(['time', 'block', 'left', 'closed']),
})
export type WrittenInstead = z.infer<typeof writtenInsteadSchema>
