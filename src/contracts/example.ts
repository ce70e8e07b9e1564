/** An example: one training row with provenance. A dataset: a frozen, versioned set of examples with a card. */
import { z } from 'zod'

export const exampleSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('repository'),
    /** Relative to the workspace, with forward slashes. */
    path: z.string(),
    /** sha256 of the file as it was read. */
    fileHash: z.string(),
    /** Zero-based line of the cursor. */
    line: z.number().int().nonnegative(),
  }),
  z.object({ kind: z.literal('suggestion'), suggestionId: z.string(), path: z.string() }),
])

export const splitSchema = z.enum(['train', 'validation', 'test'])
export type Split = z.infer<typeof splitSchema>

/** One line of a dataset file. The prompt is final: the trainer never builds one. */
export const exampleSchema = z.object({
  /** Hash of prompt and completion. */
  id: z.string().min(1),
  prompt: z.string().min(1),
  /** Plain text; the trainer adds the end token that the card names. */
  completion: z.string(),
  /** Factor on the row's loss. */
  weight: z.number().positive(),
  language: z.string(),
  /** What is asked: `line` or `block`. */
  task: z.string(),
  /** Files that belong together; a group never crosses the split. */
  group: z.string(),
  source: exampleSourceSchema,
})
export type Example = z.infer<typeof exampleSchema>

/** Why something was left out of a dataset. */
export const leftOutReasonSchema = z.enum([
  'unsupportedLanguage',
  'ignored',
  'generated',
  'vendored',
  'minified',
  'tooLarge',
  'tooSmall',
  'binary',
  'secretFile',
  'exactDuplicate',
  'nearDuplicate',
  'nearHeldOut',
  'notKept',
  'ratedPoor',
  'heldSecret',
  'unreadable',
])
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>

export const datasetCardSchema = z.object({
  schema: z.literal(1),
  /** `dataset-` and the first 16 hex digits of the sha256 over the row files. */
  id: z.string().min(1),
  createdAt: z.string(),
  workspace: z.string(),
  promptFormat: z.object({ name: z.string(), endToken: z.string() }),
  counts: z.object({
    files: z.number().int(),
    examples: z.number().int(),
    bySplit: z.record(splitSchema, z.number().int()),
    bySource: z.record(z.string(), z.number().int()),
    byLanguage: z.record(z.string(), z.number().int()),
    byTask: z.record(z.string(), z.number().int()),
    leftOut: z.partialRecord(leftOutReasonSchema, z.number().int()),
    /** Secrets and personal data replaced, by rule. */
    redacted: z.record(z.string(), z.number().int()),
  }),
  /** Examples that were taken out since it was frozen, because their source was forgotten. */
  forgotten: z.number().int().positive().optional(),
  files: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
})
export type DatasetCard = z.infer<typeof datasetCardSchema>

export interface Dataset {
  readonly folder: string
  readonly card: DatasetCard
}
