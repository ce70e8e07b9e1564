/** What the engine and the Python trainer say to each other: a job file in, one JSON object a line out. */
import { z } from 'zod'
import { splitSchema } from './example'
import { trainingSettingsSchema } from './settings'

export const jobSchema = z
  .object({
    schema: z.literal(1),
    id: z.string().min(1),
    /** Absolute path of the base GGUF. */
    base: z.string().min(1),
    /** Absolute path of a frozen dataset folder. */
    dataset: z.string().min(1),
    /** Absolute path of the run's folder. */
    output: z.string().min(1),
    settings: trainingSettingsSchema,
  })
  .strict()
export type Job = z.infer<typeof jobSchema>

const count = z.number().int().nonnegative()

const started = z.strictObject({
  kind: z.literal('started'),
  job: z.string(),
  examples: z.strictObject({ train: count, validation: count, dropped: count }),
  /** Training tokens an epoch. */
  tokens: count,
  steps: count,
  parameters: z.strictObject({ total: count, trainable: count }),
  device: z.string(),
  precision: z.enum(['float32', 'bfloat16']),
})

const stage = z.strictObject({
  kind: z.literal('stage'),
  stage: z.enum(['loading', 'tokenising', 'measuring', 'training', 'merging']),
})

const step = z.strictObject({
  kind: z.literal('step'),
  step: count,
  steps: count,
  epoch: z.number(),
  loss: z.number(),
  learningRate: z.number(),
  tokensPerSecond: z.number(),
  secondsLeft: z.number(),
})

/** Token-weighted validation loss, nats per token. */
const evaluation = z.strictObject({
  kind: z.literal('evaluation'),
  step: count,
  loss: z.number(),
  tokens: count,
})

const result = z.discriminatedUnion('outcome', [
  z.strictObject({
    kind: z.literal('result'),
    outcome: z.literal('trained'),
    file: z.string(),
    sha256: z.string(),
    bytes: count,
    adapter: z.string(),
    steps: count,
    lossBefore: z.number(),
    lossAfter: z.number(),
    seconds: z.number(),
    peakMemoryBytes: count,
    /** Size of the merged file over the size of the base. */
    growth: z.number(),
  }),
  z.strictObject({
    kind: z.literal('result'),
    outcome: z.literal('cancelled'),
    step: count,
    resumable: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('result'),
    outcome: z.literal('outOfMemory'),
    message: z.string(),
    advice: z.string(),
  }),
  z.strictObject({
    kind: z.literal('result'),
    outcome: z.literal('failed'),
    message: z.string(),
    advice: z.string(),
  }),
])
export type TrainingResult = z.infer<typeof result>

const measured = z.strictObject({ id: z.string(), loss: z.number(), tokens: count })

/** What a loss can be measured on: the guard set is general code beside the splits, the same in every dataset. */
export const scoredSplitSchema = z.enum([...splitSchema.options, 'guard'])
export type ScoredSplit = z.infer<typeof scoredSplitSchema>

/** One for each file and, of a file, for each split that was asked for. */
const score = z.strictObject({
  kind: z.literal('score'),
  file: z.string(),
  dataset: z.string(),
  split: scoredSplitSchema,
  examples: count,
  tokens: count,
  /** Token-weighted mean, nats per token. */
  loss: z.number(),
  perExample: z.array(measured),
})
export type FileScore = z.infer<typeof score>

/** Of single examples: summed nats and tokens of the answer. */
const losses = z.strictObject({ kind: z.literal('losses'), rows: z.array(measured) })

/** What a check found: rows of each file and, where a base was named, their tokens. */
const dataset = z.strictObject({
  kind: z.literal('dataset'),
  id: z.string(),
  rows: z.array(z.strictObject({ file: z.string(), rows: count, tokens: count.nullable() })),
})

export const trainerMessageSchema = z.union([
  started,
  stage,
  step,
  evaluation,
  result,
  score,
  losses,
  dataset,
])
export type TrainerMessage = z.infer<typeof trainerMessageSchema>
