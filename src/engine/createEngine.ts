/** The engine as its drivers see it, over the wired stages. */
import type { Version } from '#contracts/version'
import { readWorkspace } from '#engine/curate/curate'
import { adoptBase, current, rollBack, switchTo } from '#engine/deploy/deploy'
import { UserError } from '#platform/userError'
import { buildDataset } from './buildDataset'
import { compareVersions } from './compareVersions'
import type { Engine, VersionLine } from './engine'
import { holdJob } from './holdJob'
import { loadDataset } from './loadDataset'
import { ensureIncumbent, publishRun, runLoop, trainRun, trainingReport } from './pipeline'
import type { PipelineParts } from './pipelineParts'

/**
 * @param base model name of the base, where one is chosen
 * @param close lets go of everything the parts hold
 */
export function createEngine(
  parts: PipelineParts,
  base: string | undefined,
  close: () => Promise<void>,
): Engine {
  const { store, deploy, suggester, capture, settings, clock } = parts
  const { ollama } = deploy
  const requireBase = (): string => {
    if (base !== undefined) return base
    throw new UserError('Name the base model with --base, for example --base qwen2.5-coder:1.5b-base.')
  }
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => holdJob('models', parts, work)

  return {
    capture,
    suggest: (opportunity, signal) => suggester.suggest(opportunity, signal),

    async buildDataset(folder, signal) {
      const workspace = await readWorkspace(folder, parts.git)
      return (await buildDataset(workspace, parts, () => {}, signal)).dataset
    },

    async train(dataset, onProgress, signal) {
      const frozen = await loadDataset(store.datasets.get(dataset)?.folder ?? dataset)
      const from = await adoptBase(requireBase(), deploy)
      const { id, result } = await trainRun(from, frozen, parts, onProgress, signal)
      return trainingReport(id, result)
    },

    async evaluate(runId, onProgress, signal) {
      const run = runId === undefined ? store.runs.list({ state: 'trained' })[0] : store.runs.get(runId)
      if (!run?.file) throw new UserError(`There is no trained run${runId ? ` "${runId}"` : ''} to evaluate.`)
      const from = store.versions.get(run.baseVersionId)
      const folder = store.datasets.get(run.datasetId)?.folder
      if (!from || !folder) throw new UserError(`The base or the dataset of run "${run.id}" is gone.`)
      const candidate = await publishRun(from, { id: run.id, file: run.file }, parts)
      const share = (done: number): void => onProgress?.({ stage: 'evaluate', share: done })
      const frozen = await loadDataset(folder)
      return await compareVersions(ensureIncumbent(from, parts), candidate, frozen, parts, share, signal)
    },

    runLoop: (request, onProgress) => runLoop({ ...request, base: requireBase() }, parts, onProgress),

    versions: () => store.versions.list().map((version) => versionLine(version, parts)),

    async useVersion(name) {
      const version = store.versions.get(name) ?? store.versions.byTag(name)
      if (version === undefined) {
        throw new UserError(`There is no version "${name}". "apprentice models" lists them.`)
      }
      if (version.state === 'kept' || version.state === 'removed') {
        throw new UserError(`Version "${version.tag}" is no longer in the runtime.`)
      }
      return await exclusively(() => switchTo(version, 'person', deploy))
    },

    rollBack: () => exclusively(() => rollBack(deploy)),

    async status() {
      const runtimeAnswers = await ollama.version().then(
        () => true,
        () => false,
      )
      const suggestions = store.suggestions.countByVersion({ client: 'editor' }).values()
      return {
        runtime: ollama.url,
        runtimeAnswers,
        base: base ?? null,
        active: current(store),
        events: store.events.counts({ client: 'editor' }),
        suggestions: Iterator.from(suggestions).reduce((total, count) => total + count, 0),
        training: store.jobLock.holder('training', clock.now()),
      }
    },

    async warmUp() {
      const active =
        base === undefined ? current(store) : ensureIncumbent(await adoptBase(base, deploy), parts)
      if (active !== null) await ollama.load(active.tag, settings.keepAlive)
    },

    close,
  }
}

function versionLine(version: Version, { store }: PipelineParts): VersionLine {
  const scorecard = store.scorecards.latestFor(version.id)
  const measures = [scorecard?.candidate, scorecard?.incumbent].find((of) => of?.versionId === version.id)
  return {
    ...version,
    active: version.id === current(store)?.id,
    score: measures ? { editSimilarity: measures.editSimilarity, loss: measures.loss } : null,
  }
}
