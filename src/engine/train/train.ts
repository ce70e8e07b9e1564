/** One training: writes the job, starts the trainer, follows it line by line, and says how it ended. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Job, type TrainerMessage, type TrainingResult, jobSchema } from '#contracts/trainerProtocol'
import { writeWhole } from '#platform/files'
import { type Trainer, followTrainer } from './followTrainer'

export { type MeasuredRow, exampleLosses } from './exampleLosses'
export { scoreFiles } from './scoreFiles'
export type { Trainer } from './followTrainer'

/** How long a cancelled trainer may take to save its state before it is ended. */
const CANCEL_GRACE_MS = 30_000

export interface TrainParts {
  readonly trainer: Trainer
  readonly signal?: AbortSignal | undefined
  readonly onMessage?: (message: TrainerMessage) => void
}

/** Expected ends come back as a result; a run that was interrupted continues when the same job is given again. */
export async function train(job: Job, parts: TrainParts): Promise<TrainingResult> {
  await mkdir(job.output, { recursive: true })
  const file = join(job.output, 'job.json')
  await writeWhole(file, `${JSON.stringify(jobSchema.parse(job), null, 2)}\n`)
  let result: TrainingResult | null = null
  const end = await followTrainer(parts.trainer, ['train', '--job', file, '--attached'], {
    signal: parts.signal,
    graceMs: CANCEL_GRACE_MS,
    onMessage: (message) => {
      if (message.kind === 'result') result = message
      parts.onMessage?.(message)
    },
  })
  if (result !== null) return result
  if (parts.signal?.aborted) return { kind: 'result', outcome: 'cancelled', step: 0, resumable: true }
  return { kind: 'result', outcome: 'failed', message: end.message, advice: end.advice }
}
