/** A version: a served model with lineage (base and run). */
import { z } from 'zod'

/**
 * `candidate`: published, not judged yet. `promoted`: won its verdict. `kept`: lost it, its rival was kept, and the
 * runtime no longer has it. `removed`: promoted once, let go for newer ones.
 */
export const versionStateSchema = z.enum(['base', 'candidate', 'promoted', 'kept', 'removed'])
export type VersionState = z.infer<typeof versionStateSchema>

export const versionSchema = z.object({
  id: z.string().min(1),
  /** The model name that the runtime serves it under. */
  tag: z.string().min(1),
  /** The base that it was trained from; null for a base itself. */
  baseId: z.string().nullable(),
  runId: z.string().nullable(),
  /** sha256 of the served GGUF, hex; null where only the runtime knows it. */
  sha256: z.string().nullable(),
  state: versionStateSchema,
  createdAt: z.number().int(),
})
export type Version = z.infer<typeof versionSchema>

export interface VersionLine extends Version {
  readonly active: boolean
  /** Examples that it was trained on and that were forgotten since. */
  readonly forgotten: number
  /** Similarity of served answers and loss on held-out code, where a scorecard has them. */
  readonly score: { readonly editSimilarity: number; readonly loss: number } | null
}
