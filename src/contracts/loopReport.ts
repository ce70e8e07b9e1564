/** What one pass of the learning loop did: the answer of `apprentice loop --json`. */
import { z } from 'zod'
import { datasetCardSchema } from './dataset'
import { runStateSchema } from './run'
import {
  comparisonSchema,
  guardMeasuresSchema,
  measuresSchema,
  scorecardSchema,
  verdictSchema,
} from './scorecard'
import { versionSchema } from './version'

const count = z.number().int().nonnegative()

/** What the replayed developer's suggestions came to, as the store has it. */
export const recordedSchema = z.object({
  opportunities: count,
  suggestions: count,
  shown: count,
  accepted: count,
  rejected: count,
  ignored: count,
  /** Accepted and left as they were. */
  survived: count,
  /** Opportunities without a suggestion, by reason. */
  nothing: z.record(z.string(), count),
})
export type Recorded = z.infer<typeof recordedSchema>

export const trainingReportSchema = z.object({
  state: runStateSchema,
  runId: z.string(),
  steps: count,
  lossBefore: z.number().nullable(),
  lossAfter: z.number().nullable(),
  message: z.string().nullable(),
})
export type TrainingReport = z.infer<typeof trainingReportSchema>

export const swapReportSchema = z.object({
  /** `switched`: the candidate serves now. `notSwitched`: the verdict kept what served. */
  state: z.enum(['switched', 'notSwitched']),
  from: z.string(),
  to: z.string(),
  removed: z.array(z.string()),
})
export type SwapReport = z.infer<typeof swapReportSchema>

export const loopReportSchema = z.object({
  recorded: recordedSchema.nullable(),
  dataset: datasetCardSchema.pick({ id: true, counts: true }),
  training: trainingReportSchema,
  /** Null when training did not finish. */
  verdict: verdictSchema.extend({ examples: count }).nullable(),
  measures: z.object({ incumbent: measuresSchema, candidate: measuresSchema }).nullable(),
  gains: scorecardSchema
    .pick({ lossGain: true, editSimilarityGain: true, better: true, worse: true })
    .nullable(),
  /** Null when training did not finish, and where the dataset has no guard set. */
  guard: guardMeasuresSchema.nullable(),
  swap: swapReportSchema.nullable(),
  showcase: comparisonSchema.nullable(),
  versions: z.array(versionSchema.extend({ active: z.boolean() })),
  /** Seconds by stage. */
  seconds: z.record(z.string(), z.number().nonnegative()),
})
export type LoopReport = z.infer<typeof loopReportSchema>
