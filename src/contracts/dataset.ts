/** A dataset: a frozen, versioned set of examples with a card. */
import { z } from 'zod'
import { splitSchema } from './example'
import { leftOutReasonSchema } from './leftOut'

const count = z.number().int().nonnegative()
const counts = z.record(z.string(), count)

export const datasetCardSchema = z.object({
  schema: z.literal(2),
  /** `dataset-` and the first 16 hex digits of the sha256 over the row files. */
  id: z.string().min(1),
  createdAt: z.string(),
  workspace: z.string(),
  promptFormat: z.object({ name: z.string(), endToken: z.string() }),
  counts: z.object({
    /** Files of the repository that were read and teach. */
    files: count,
    /** Of all formats, without the guard set. */
    examples: count,
    bySplit: z.record(splitSchema, count),
    byFormat: counts,
    bySource: counts,
    byLanguage: counts,
    byPattern: counts,
    byTask: counts,
    leftOut: z.partialRecord(leftOutReasonSchema, count),
    /** Secrets and personal data replaced, by rule. */
    redacted: counts,
  }),
  /** Of the training split: characters, and tokens, counted by the base's tokenizer or estimated from the characters. */
  size: z.object({ characters: count, tokens: count, areTokensCounted: z.boolean() }),
  /** Licence headers seen in the files, by SPDX name or `unknown`. */
  licences: counts,
  /** Examples that were taken out since it was frozen, because their source was forgotten. */
  forgotten: z.number().int().positive().optional(),
  /**
   * By name: `train.jsonl`, `validation.jsonl` and `test.jsonl` hold what is asked at a cursor (format `fim`),
   * `chat-train.jsonl`, `kto-train.jsonl`, `dpo-train.jsonl` and so on the other formats, `guard.jsonl` the guard set
   * and `leftOut.jsonl` what is not in it.
   */
  files: z.record(z.string(), z.object({ rows: count, sha256: z.string() })),
})
export type DatasetCard = z.infer<typeof datasetCardSchema>

export interface Dataset {
  readonly folder: string
  readonly card: DatasetCard
}
