/** How long a training would take on this machine, judged by the newest one that was finished. */
import type { DatasetCard } from '#contracts/dataset'
import type { Store } from '#engine/store/store'

/** Rows that a training reads; the other formats lie in files of their own. */
export function trainedOn(card: DatasetCard | undefined): number {
  return card?.files['train.jsonl']?.rows ?? 0
}

/** Null before there is one. @param examples rows of the training split */
export function expectedSeconds(
  examples: number,
  { runs, datasets }: Pick<Store, 'runs' | 'datasets'>,
): number | null {
  for (const { startedAt, endedAt, datasetId } of runs.list({ state: 'trained' })) {
    const learnt = trainedOn(datasets.get(datasetId)?.card)
    if (endedAt !== null && learnt > 0) return (examples * (endedAt - startedAt)) / 1000 / learnt
  }
  return null
}
