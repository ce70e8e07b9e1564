/** What the person decided about an example in the review of a dataset; it holds for every later dataset. */
import { z } from 'zod'

export const exampleDecisionSchema = z.strictObject({
  /** Of the example, as it was before an edit. */
  contentHash: z.string().min(1),
  /** Absolute folder. */
  workspace: z.string(),
  /** Of the answer, from the workspace, with forward slashes: forgetting the file forgets the decision. */
  path: z.string(),
  /** `pin`: in every dataset, whatever its size. */
  decision: z.enum(['drop', 'pin', 'edit']),
  /** The answer as the person wants it, redacted; null unless edited. */
  answer: z.string().min(1).nullable(),
  /** Milliseconds since 1970. */
  at: z.number().int(),
})
export type ExampleDecision = z.infer<typeof exampleDecisionSchema>
