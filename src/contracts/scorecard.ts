/**
 * A scorecard: the measured comparison of a candidate with what serves now, and the verdict on it. At the first pass
 * the incumbent is the base itself.
 */
import { z } from 'zod'

export const measuresSchema = z.object({
  versionId: z.string(),
  tag: z.string(),
  /** Token-weighted negative log likelihood of the completion, nats per token, of the served file. */
  loss: z.number(),
  /** Share of served answers equal to what the person wrote, 0 to 1. */
  exactMatch: z.number().min(0).max(1),
  /** Mean of 1 - Levenshtein distance / longer length over served answers, 0 to 1. */
  editSimilarity: z.number().min(0).max(1),
  /** Share of answers that were empty. */
  empty: z.number().min(0).max(1),
  /** Milliseconds to a whole answer, median. */
  medianMs: z.number().nonnegative(),
})
export type Measures = z.infer<typeof measuresSchema>

/** A paired difference, candidate minus incumbent, with its 95 % bootstrap interval; positive is better. */
export const differenceSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() })
export type Difference = z.infer<typeof differenceSchema>

/** What became of general code: both served files on the guard set, which is never trained on. */
export const guardMeasuresSchema = z.object({
  examples: z.number().int().positive(),
  /** Token-weighted negative log likelihood of the completion, nats per token, of the file that served. */
  incumbentLoss: z.number(),
  /** The same of the candidate's file. */
  candidateLoss: z.number(),
  /** Nats per token, drawn by file; wholly below zero, the candidate has forgotten. */
  lossGain: differenceSchema,
})
export type GuardMeasures = z.infer<typeof guardMeasuresSchema>

export const verdictSchema = z.object({
  decision: z.enum(['promote', 'keep', 'notEnoughEvidence']),
  /** Sentences a person can read, the deciding one first. */
  reasons: z.array(z.string()).min(1),
})
export type Verdict = z.infer<typeof verdictSchema>

/** One held-out place: what was asked for, and what each model answered. */
export const comparisonSchema = z.object({
  exampleId: z.string(),
  path: z.string(),
  before: z.string(),
  expected: z.string(),
  incumbent: z.string(),
  candidate: z.string(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const scorecardSchema = z.object({
  id: z.string().min(1),
  datasetId: z.string(),
  at: z.number().int(),
  /** Held-out examples asked of both. */
  examples: z.number().int().nonnegative(),
  incumbent: measuresSchema,
  candidate: measuresSchema,
  lossGain: differenceSchema,
  editSimilarityGain: differenceSchema,
  better: z.number().int(),
  worse: z.number().int(),
  /** Null where the dataset has no guard set, and in scorecards of before it was looked at. */
  guard: guardMeasuresSchema.nullable().default(null),
  verdict: verdictSchema,
  /** The held-out place where the candidate's answer gained most over the incumbent's. */
  showcase: comparisonSchema.nullable(),
})
export type Scorecard = z.infer<typeof scorecardSchema>
