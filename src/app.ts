/** Every `new` of the engine, by hand, in flow order. */
import { mkdir } from 'node:fs/promises'
import type { Settings } from '#contracts/settings'
import { Capture, logProblem } from '#engine/capture/capture'
import { buildDataset } from '#engine/buildDataset'
import { compareVersions } from '#engine/compareVersions'
import { readWorkspace } from '#engine/curate/curate'
import { adoptBase, current, rollBack, switchTo } from '#engine/deploy/deploy'
import type { Engine, VersionLine } from '#engine/engine'
import { holdJob } from '#engine/holdJob'
import { loadDataset } from '#engine/loadDataset'
import { incumbentOf, publishRun, runLoop, trainRun, trainingReport } from '#engine/pipeline'
import type { PipelineParts } from '#engine/pipelineParts'
import { redact } from '#engine/redact/redact'
import { Suggester } from '#engine/serve/serve'
import { openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { dataFolder } from '#platform/dataFolder'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { sha256OfFile } from '#platform/files'
import { systemGit } from '#platform/git'
import { findInstallation } from '#platform/installation'
import type { Log } from '#platform/log'
import { type Ollama, connectOllama } from '#platform/ollama'
import { systemProcesses } from '#platform/processes'
import { UserError } from '#platform/userError'
import { resolveSettings, toyBaseTag } from '#engine/defaults'

export interface EngineOptions {
  /** Data folder; the user's own by default. */
  readonly home?: string | undefined
  /** URL of an Ollama server, or `embedded`. */
  readonly runtime?: string | undefined
  /** Model name of the base. */
  readonly base?: string | undefined
  readonly settings?: Settings | undefined
  readonly log: Log
}

const OLLAMA_URL = 'http://127.0.0.1:11434'

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { log } = options
  const installation = findInstallation(import.meta.url)
  const folder = dataFolder(options.home)
  await mkdir(folder.root, { recursive: true })
  const store = openStore(folder.database)

  const embedded =
    options.runtime === 'embedded'
      ? await startEmbeddedRuntime(systemProcesses, installation, folder.runtime, log)
      : null
  const ollama = connectOllama(embedded?.url ?? options.runtime ?? OLLAMA_URL)
  const base = options.base ?? (embedded ? toyBaseTag : undefined)
  if (embedded && base === toyBaseTag) await installToyBase(ollama, installation.toyBase)
  const settings = resolveSettings(options.settings, base)

  const { versions } = store
  const deploy = {
    ollama,
    store,
    clock: systemClock,
    keepAlive: settings.keepAlive,
    keepVersions: settings.keepVersions,
  }
  const capture = new Capture({
    store,
    clock: systemClock,
    redact,
    survivalSeconds: settings.survivalSeconds,
    onProblem: (problem) => {
      logProblem(problem, log)
    },
  })
  const suggester = new Suggester({
    ollama,
    activeVersion: () => current(store),
    onSuggested: (suggestion) => {
      capture.suggested(suggestion)
    },
    clock: systemClock,
    settings,
  })
  const trainer = { processes: systemProcesses, python: installation.python, log }
  const pipeline: PipelineParts = {
    store,
    deploy,
    suggester,
    capture,
    redact,
    trainer,
    git: systemGit,
    clock: systemClock,
    settings,
    dataFolder: folder,
  }
  const requireBase = (): string => {
    if (base !== undefined) return base
    throw new UserError('Name the base model with --base, for example --base qwen2.5-coder:1.5b-base.')
  }
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => holdJob('models', pipeline, work)
  const ensureActive = async (): Promise<void> => {
    if (current(store) !== null || base === undefined) return
    await exclusively(async () => {
      const { id } = await adoptBase(base, deploy)
      if (current(store) === null)
        store.activeVersion.set(id, { changedAt: systemClock.now(), changedBy: 'default' })
    })
  }

  return {
    capture,
    suggest: (opportunity, signal) => suggester.suggest(opportunity, signal),
    async buildDataset(workspace, signal) {
      return (await buildDataset(await readWorkspace(workspace, systemGit), pipeline, () => {}, signal))
        .dataset
    },
    async train(dataset, onProgress, signal) {
      const frozen = await loadDataset(store.datasets.get(dataset)?.folder ?? dataset)
      const { id, result } = await trainRun(
        await adoptBase(requireBase(), deploy),
        frozen,
        pipeline,
        onProgress,
        signal,
      )
      return trainingReport(id, result)
    },
    async evaluate(runId, onProgress, signal) {
      const run = runId === undefined ? store.runs.list({ state: 'trained' })[0] : store.runs.get(runId)
      if (!run?.file) throw new UserError(`There is no trained run${runId ? ` "${runId}"` : ''} to evaluate.`)
      const trained = versions.get(run.baseVersionId)
      const folder = store.datasets.get(run.datasetId)?.folder
      if (!trained || !folder) throw new UserError(`The base or the dataset of run "${run.id}" is gone.`)
      const candidate = await publishRun(trained, { id: run.id, file: run.file }, pipeline)
      const share = (done: number): void => onProgress?.({ stage: 'evaluate', share: done })
      const frozen = await loadDataset(folder)
      return await compareVersions(incumbentOf(trained, pipeline), candidate, frozen, pipeline, share, signal)
    },
    runLoop: (request, onProgress) => runLoop({ ...request, base: requireBase() }, pipeline, onProgress),
    versions: () =>
      versions.list().map((version): VersionLine => {
        const scorecard = store.scorecards.latestFor(version.id)
        const measures = [scorecard?.candidate, scorecard?.incumbent].find(
          (of) => of?.versionId === version.id,
        )
        return {
          ...version,
          active: version.id === current(store)?.id,
          score: measures ? { editSimilarity: measures.editSimilarity, loss: measures.loss } : null,
        }
      }),
    async useVersion(name) {
      const version = versions.get(name) ?? versions.byTag(name)
      if (version === undefined)
        throw new UserError(`There is no version "${name}". "apprentice models" lists them.`)
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
      return {
        runtime: ollama.url,
        runtimeAnswers,
        base: base ?? current(store)?.tag ?? '',
        active: current(store),
        events: store.events.counts({ client: 'editor' }),
        suggestions: sum(store.suggestions.countByVersion({ client: 'editor' }).values()),
        training: store.jobLock.holder('training', systemClock.now()),
      }
    },
    async warmUp() {
      await ensureActive()
      const version = current(store)
      if (version !== null) await ollama.load(version.tag, settings.keepAlive)
    },
    async close() {
      await capture.close()
      store.close()
      await embedded?.close()
    },
  }
}

function sum(counts: Iterable<number>): number {
  return Iterator.from(counts).reduce((total, count) => total + count, 0)
}

/** Puts the toy base into the built-in runtime, by the same protocol as any other model. */
async function installToyBase(ollama: Ollama, file: string): Promise<void> {
  if ((await ollama.show(toyBaseTag)) !== null) return
  const sha256 = await sha256OfFile(file)
  await ollama.uploadBlob(sha256, file)
  await ollama.create({ model: toyBaseTag, sha256, template: '{{ .Prompt }}', parameters: { num_ctx: 1024 } })
}
