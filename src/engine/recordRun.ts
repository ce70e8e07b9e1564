/** Keeps the row of a run true while it runs and when it has ended. */
import type { Job, TrainingResult } from '#contracts/trainerProtocol'
import type { Version } from '#contracts/version'
import type { Store } from '#engine/store/store'
import type { Clock } from '#platform/clock'
import { basename } from 'node:path'

export async function recordRun(
  job: Job,
  base: Version,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  work: () => Promise<TrainingResult>,
): Promise<TrainingResult> {
  const row = {
    id: job.id,
    datasetId: basename(job.dataset),
    baseVersionId: base.id,
    state: 'running' as const,
    startedAt: clock.now(),
    endedAt: null,
    settings: JSON.stringify(job.settings),
    lossBefore: null,
    lossAfter: null,
    file: null,
    message: null,
  }
  if (!store.runs.update(job.id, row)) store.runs.add(row)
  const result = await work()
  const endedAt = clock.now()
  const ended = { state: result.outcome, endedAt }
  if (result.outcome === 'trained') {
    const { lossBefore, lossAfter, file } = result
    // One that was done before answers at once; its row goes on saying what it took.
    const startedAt = Math.min(row.startedAt, endedAt - Math.round(result.seconds * 1000))
    store.runs.update(job.id, { ...ended, startedAt, lossBefore, lossAfter, file })
  } else {
    store.runs.update(job.id, { ...ended, message: 'message' in result ? result.message : null })
  }
  return result
}
