/** The loss of model files on a dataset, as the trainer measures it. */
import type { FileScore, ScoredSplit } from '#contracts/trainerProtocol'
import { type Trainer, followTrainer } from './followTrainer'

export interface ScoreOptions {
  readonly splits: readonly ScoredSplit[]
  readonly signal?: AbortSignal | undefined
}

/** File by file and, of a file, split by split, in the orders given. Throws when the trainer fails. */
export async function scoreFiles(
  trainer: Trainer,
  files: readonly string[],
  dataset: string,
  { splits, signal }: ScoreOptions,
): Promise<FileScore[]> {
  const scores: FileScore[] = []
  const asked = splits.flatMap((split) => ['--split', split])
  const args = ['score', ...files, '--dataset', dataset, ...asked]
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
