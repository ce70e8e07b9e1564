/** A dataset as the person looks through it: what is in it, what is not, and what they decided. */
import { z } from 'zod'
import type { DatasetCard } from './dataset'
import { type Example, type Split, exampleFormats, splitSchema } from './example'
import type { ExampleDecision } from './exampleDecision'
import type { LeftOut } from './leftOut'

/** Which of its examples; what is not named does not matter. */
export const reviewFilterSchema = z.strictObject({
  format: z.enum(exampleFormats).optional(),
  split: splitSchema.optional(),
  source: z.enum(['repository', 'suggestion', 'commit']).optional(),
  language: z.string().optional(),
  pattern: z.string().optional(),
  task: z.string().optional(),
  decision: z.enum(['drop', 'pin', 'edit', 'none']).optional(),
  /** Looked for in prompt, answer and paths, whatever the case. */
  text: z.string().optional(),
})
export type ReviewFilter = z.infer<typeof reviewFilterSchema>

export const reviewRequestSchema = z.strictObject({
  /** Absolute folder; its newest dataset. */
  workspace: z.string().min(1),
  filter: reviewFilterSchema.default({}),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().positive().max(200).default(50),
})
export type ReviewRequest = z.infer<typeof reviewRequestSchema>

/** What the model sees and what it is to say, cut to what a person reads at a glance. */
export interface ShownExample {
  /** Code of other files, or what was asked for in words. */
  readonly context: string
  readonly before: string
  readonly answer: string
  readonly after: string
  /** What the person turned down for the answer; null where there is no such text. */
  readonly rejected: string | null
}

export interface ReviewedExample extends Pick<
  Example,
  | 'id'
  | 'contentHash'
  | 'format'
  | 'task'
  | 'language'
  | 'pattern'
  | 'paths'
  | 'source'
  | 'weight'
  | 'quality'
> {
  readonly split: Split
  readonly shown: ShownExample
  /** For `kto`: whether it is what the person wants. */
  readonly isWanted: boolean
  readonly decision: ExampleDecision | null
}

export interface DatasetReview {
  readonly folder: string
  readonly card: DatasetCard
  /** How many the filter lets through; `examples` is a page of them. */
  readonly total: number
  readonly examples: readonly ReviewedExample[]
  /** What is not in it, the most frequent reasons first; the first hundred places of each. */
  readonly leftOut: readonly LeftOut[]
}

/** A decision as the person makes it; `none` takes an earlier one back. */
export const decideRequestSchema = z.strictObject({
  workspace: z.string().min(1),
  contentHash: z.string().min(1),
  path: z.string(),
  decision: z.enum(['drop', 'pin', 'edit', 'none']),
  answer: z.string().min(1).nullable().default(null),
})
export type DecideRequest = z.infer<typeof decideRequestSchema>
