/** One pass of the learning loop: record, curate, train, evaluate, deploy; hands a stage what it needs of another. */
import type { Dataset } from '#contracts/dataset'
import type { LoopReport, Recorded, SwapReport } from '#contracts/loopReport'
import type { Scorecard } from '#contracts/scorecard'
import type { TrainerMessage, TrainingResult } from '#contracts/trainerProtocol'
import type { Version } from '#contracts/version'
import type { Survey } from '#engine/curate/curate'
import { adoptBase, current, discard, publish, switchTo } from '#engine/deploy/deploy'
import { buildDataset } from './buildDataset'
import { holdJob } from './holdJob'
import { compareVersions } from './compareVersions'
import type { PipelineParts } from './pipelineParts'
import { planJob } from './planJob'
import { recordRun } from './recordRun'
import { replay } from './replay'
import { servedFile } from './servedFile'
import { surveyWorkspace } from './surveyWorkspace'
import { Stopwatch } from './stopwatch'
import { train } from '#engine/train/train'

export interface LoopRequest {
  /** Absolute folder. */
  readonly workspace: string
  /** Model name of the base. */
  readonly base: string
  /** Opportunities for the replayed developer; 0 records nothing. */
  readonly opportunities: number
  readonly signal?: AbortSignal | undefined
}

export type LoopStage = 'record' | 'curate' | 'train' | 'evaluate' | 'deploy'

export interface LoopProgress {
  readonly stage: LoopStage
  /** 0 to 1 within the stage. */
  readonly share: number
  readonly training?: TrainerMessage
}

export type OnProgress = (progress: LoopProgress) => void

/** Throws a UserError where there is nothing to learn from, or the runtime lacks what is needed. */
export async function runLoop(
  request: LoopRequest,
  parts: PipelineParts,
  onProgress: OnProgress = () => {},
): Promise<LoopReport> {
  const { store, deploy, clock } = parts
  const { signal } = request
  const watch = new Stopwatch(clock)
  const share = (stage: LoopStage) => (done: number) => {
    onProgress({ stage, share: done })
  }
  const base = await adoptBase(request.base, deploy)
  const incumbent = ensureIncumbent(base, parts)
  await deploy.ollama.load(incumbent.tag, deploy.keepAlive)

  // Under the lock, since forgetting removes the folder in which a survey keeps what it found out.
  const survey = (ending: AbortSignal): Promise<Survey> =>
    surveyWorkspace(request.workspace, parts, undefined, ending)
  const surveyed = await holdJob('examples', parts, survey, signal)
  watch.lap('curate')
  const recorded = await record(surveyed, request, parts, share('record'))
  watch.lap('record')
  const weights = await servedFile(base, deploy)
  const build = (ending: AbortSignal): Promise<Dataset> =>
    buildDataset(surveyed, parts, {
      base: { file: weights, sha256: base.sha256 ?? base.tag },
      onProgress: share('curate'),
      signal: ending,
    })
  const dataset = await holdJob('examples', parts, build, signal)
  watch.lap('curate')
  const { id, result } = await trainRun(base, dataset, parts, onProgress, signal)
  watch.lap('train')

  let scorecard: Scorecard | null = null
  let swap: SwapReport | null = null
  if (result.outcome === 'trained') {
    const candidate = await publishRun(base, { id, file: result.file }, parts)
    watch.lap('deploy')
    scorecard = await compareVersions(incumbent, candidate, dataset, parts, share('evaluate'), signal)
    watch.lap('evaluate')
    swap = await actOn(scorecard, incumbent, candidate, parts)
    watch.lap('deploy')
  }
  return {
    recorded,
    dataset: { id: dataset.card.id, counts: dataset.card.counts },
    training: trainingReport(id, result),
    verdict: scorecard && { ...scorecard.verdict, examples: scorecard.examples },
    measures: scorecard && { incumbent: scorecard.incumbent, candidate: scorecard.candidate },
    gains: scorecard && {
      lossGain: scorecard.lossGain,
      editSimilarityGain: scorecard.editSimilarityGain,
      better: scorecard.better,
      worse: scorecard.worse,
    },
    guard: scorecard?.guard ?? null,
    swap,
    showcase: scorecard?.showcase ?? null,
    versions: store.versions
      .list()
      .map((version) => ({ ...version, active: version.id === current(store)?.id })),
    seconds: watch.seconds(),
  }
}

/** One run on a dataset; one at a time on this machine. The same work again continues, or answers at once. */
export async function trainRun(
  base: Version,
  dataset: Dataset,
  parts: PipelineParts,
  onProgress: OnProgress = () => {},
  signal?: AbortSignal,
): Promise<{ id: string; result: TrainingResult }> {
  const weights = await servedFile(base, parts.deploy)
  const job = await planJob(weights, dataset, parts.dataFolder.runs, parts.settings.training)
  onProgress({ stage: 'train', share: 0 })
  const work = (ending: AbortSignal): Promise<TrainingResult> =>
    recordRun(job, base, parts, () =>
      train(job, {
        trainer: parts.trainer,
        signal: ending,
        onMessage: (message) => {
          const share = message.kind === 'step' ? message.step / Math.max(1, message.steps) : 0
          onProgress({ stage: 'train', share, training: message })
        },
      }),
    )
  return { id: job.id, result: await holdJob('training', parts, work, signal) }
}

/** The version of a run: published now, or still there from an earlier pass. */
export async function publishRun(
  base: Version,
  run: { readonly id: string; readonly file: string },
  parts: PipelineParts,
): Promise<Version> {
  const there = parts.store.versions
    .list()
    .find((version) => version.runId === run.id && version.state !== 'kept' && version.state !== 'removed')
  return there ?? (await holdJob('models', parts, () => publish(base, run, parts.deploy)))
}

/** What serves now; the base is made to serve when nothing of its line does. */
export function ensureIncumbent(base: Version, { store, clock }: PipelineParts): Version {
  const active = current(store)
  if (active !== null && (active.id === base.id || active.baseId === base.id)) return active
  store.activeVersion.set(base.id, { changedAt: clock.now(), changedBy: 'pipeline' })
  return base
}

async function record(
  surveyed: Survey,
  { opportunities, signal }: LoopRequest,
  parts: PipelineParts,
  onShare: (share: number) => void,
): Promise<Recorded | null> {
  if (opportunities === 0) return null
  onShare(0)
  return await replay(surveyed, opportunities, { ...parts, signal }, onShare)
}

/** A winner is switched to; a loser is taken out of the runtime again, unless it is what serves. */
async function actOn(
  { verdict }: Scorecard,
  incumbent: Version,
  candidate: Version,
  parts: PipelineParts,
): Promise<SwapReport> {
  return await holdJob('models', parts, async () => {
    if (verdict.decision === 'promote') {
      const { removed } = await switchTo(candidate, 'pipeline', parts.deploy)
      return { state: 'switched', from: incumbent.tag, to: candidate.tag, removed: [...removed] }
    }
    const serves = candidate.state === 'promoted' || current(parts.store)?.id === candidate.id
    if (!serves) await discard(candidate, parts.deploy)
    return {
      state: 'notSwitched',
      from: incumbent.tag,
      to: incumbent.tag,
      removed: serves ? [] : [candidate.tag],
    }
  })
}

export function trainingReport(runId: string, result: TrainingResult): LoopReport['training'] {
  const trained = result.outcome === 'trained' ? result : null
  return {
    state: result.outcome,
    runId,
    steps: trained?.steps ?? (result.outcome === 'cancelled' ? result.step : 0),
    lossBefore: trained?.lossBefore ?? null,
    lossAfter: trained?.lossAfter ?? null,
    message: 'message' in result ? `${result.message} ${result.advice}`.trim() : null,
  }
}
