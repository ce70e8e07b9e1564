/** The job of a training, named by what goes into it: the same work again continues or answers at once. */
import { join } from 'node:path'
import type { Dataset } from '#contracts/dataset'
import type { TrainingSettings } from '#contracts/settings'
import type { Job } from '#contracts/trainerProtocol'
import { sha256, sha256OfFile } from '#platform/files'

/** @param base path of the GGUF that the run starts from */
export async function planJob(
  base: string,
  dataset: Dataset,
  runs: string,
  settings: TrainingSettings,
): Promise<Job> {
  const { id: datasetId, forgotten } = dataset.card
  // What something was taken out of is other work.
  const rest = forgotten === undefined ? [] : [forgotten]
  const content = JSON.stringify([await sha256OfFile(base), datasetId, settings, ...rest])
  const id = `run-${sha256(content).slice(0, 16)}`
  return { schema: 1, id, base, dataset: dataset.folder, output: join(runs, id), settings }
}
