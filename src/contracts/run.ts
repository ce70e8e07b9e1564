/** A run: one training, from its plan to its end. */
import { z } from 'zod'

export const runStateSchema = z.enum(['running', 'trained', 'cancelled', 'outOfMemory', 'failed'])
export type RunState = z.infer<typeof runStateSchema>

export const runSchema = z.object({
  id: z.string().min(1),
  datasetId: z.string().min(1),
  baseVersionId: z.string().min(1),
  state: runStateSchema,
  startedAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  /** Training settings as JSON, exactly as the trainer got them. */
  settings: z.string(),
  /** Token-weighted validation loss in nats per token, before and after. */
  lossBefore: z.number().nullable(),
  lossAfter: z.number().nullable(),
  /** The merged GGUF, when trained. */
  file: z.string().nullable(),
  /** What went wrong and what to do, when it did. */
  message: z.string().nullable(),
})
export type Run = z.infer<typeof runSchema>
