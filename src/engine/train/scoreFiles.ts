/** The loss of model files on a dataset, as the trainer measures it. */
import type { FileScore } from '#contracts/trainerProtocol'
import { type Trainer, followTrainer } from './followTrainer'

export interface ScoreOptions {
  readonly split: 'train' | 'validation' | 'test'
  /** Most examples to read. */
  readonly limit: number
  readonly signal?: AbortSignal | undefined
}

/** One score a file, in the order given. Throws when the trainer fails. */
export async function scoreFiles(
  trainer: Trainer,
  files: readonly string[],
  dataset: string,
  { split, limit, signal }: ScoreOptions,
): Promise<FileScore[]> {
  const scores: FileScore[] = []
  const args = ['score', ...files, '--dataset', dataset, '--split', split, '--limit', String(limit)]
  const end = await followTrainer(trainer, args, {
    signal,
    graceMs: 0,
    onMessage: (message) => {
      if (message.kind === 'score') scores.push(message)
    },
  })
  signal?.throwIfAborted()
  if (end.code !== 0) throw new Error(`Scoring failed: ${end.message}`)
  return scores
}
