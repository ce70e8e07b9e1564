/** A frozen dataset of a workspace and what was done with suggestions in it, noted in the store. */
import { join } from 'node:path'
import type { Dataset } from '#contracts/dataset'
import { promptFormat } from '#engine/completion/completion'
import { type KnownLoss, type LossRow, type Survey, curate } from '#engine/curate/curate'
import type { Store } from '#engine/store/store'
import { SystemCommitSource } from '#platform/commitPatches'
import { UserError } from '#platform/userError'
import type { PipelineParts } from './pipelineParts'
import { checkCode } from './checkCode'
import { rememberedLosses } from './rememberedLosses'
import { curateCache } from './surveyWorkspace'

export interface BuildOptions {
  /** What is asked what it knows already; nobody is without it. */
  readonly base?: { readonly file: string; readonly sha256: string } | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (share: number) => void
}

export async function buildDataset(
  surveyed: Survey,
  parts: PipelineParts,
  { base, signal, onProgress = () => {} }: BuildOptions = {},
): Promise<Dataset> {
  const { store, assessor, redact, clock, settings, dataFolder, curating } = parts
  onProgress(0)
  await assessor.all()
  const gates = await checkCode(surveyed, parts, signal)
  const curated = await curate(surveyed, {
    ...{ store, redact, clock, settings, signal, onProgress },
    ...{ workers: curating.workers, code: await curating.code(), cache: curateCache(dataFolder) },
    history: new SystemCommitSource(surveyed.folder),
    datasets: dataFolder.datasets,
    gates,
    measure: base && ((rows) => measure(rows, base, parts, signal)),
    decisions: store.exampleDecisions.of(surveyed.folder),
    trainings: trainingsOf(surveyed.folder, store),
  }).finally(() => curating.workers.rest())
  if (curated.kind === 'tooLittle') {
    const reasons = Object.entries(curated.leftOut).map(([reason, count]) => `${count} ${reason}`)
    throw new UserError(
      `There is too little to learn from in ${surveyed.folder}: ${curated.files} usable C#, TypeScript, HTML or SCSS ` +
        `files, and some must be held out. Left out: ${reasons.join(', ') || 'nothing'}.`,
    )
  }
  const { dataset, noted } = curated
  store.transaction(() => {
    store.datasets.add(dataset.folder, dataset.card)
    for (const [split, of] of noted) store.examples.add(dataset.card.id, split, of)
  })
  return dataset
}

async function measure(
  rows: readonly LossRow[],
  base: NonNullable<BuildOptions['base']>,
  { trainer, dataFolder, settings }: PipelineParts,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, KnownLoss>> {
  const { endToken } = promptFormat
  const { lossSeconds: seconds } = settings
  const folder = join(dataFolder.cache, 'losses')
  const { known, failure } = await rememberedLosses(rows, {
    trainer,
    base,
    folder,
    endToken,
    seconds,
    signal,
  })
  if (failure !== null) trainer.log.warn(`What the base knows already was not asked: ${failure}`)
  return known
}

/** Finished ones on datasets of this workspace. */
function trainingsOf(workspace: string, { runs, datasets }: Pick<Store, 'runs' | 'datasets'>): number {
  return runs
    .list({ state: 'trained' })
    .filter(({ datasetId }) => datasets.get(datasetId)?.card.workspace === workspace).length
}
