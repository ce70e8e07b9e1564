/** How long a training would take on this machine, judged by the newest one that was finished. */
import type { Store } from '#engine/store/store'

/** Null before there is one. @param examples rows of the training split */
export function expectedSeconds(
  examples: number,
  { runs, datasets }: Pick<Store, 'runs' | 'datasets'>,
): number | null {
  for (const { startedAt, endedAt, datasetId } of runs.list({ state: 'trained' })) {
    const learnt = datasets.get(datasetId)?.card.counts.bySplit.train ?? 0
    if (endedAt !== null && learnt > 0) return (examples * (endedAt - startedAt)) / 1000 / learnt
  }
  return null
}
