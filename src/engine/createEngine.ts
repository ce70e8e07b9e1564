/** The engine as its drivers see it, over the wired stages. */
import type { Version } from '#contracts/version'
import { readWorkspace } from '#engine/curate/curate'
import { adoptBase, current, rollBack, switchTo } from '#engine/deploy/deploy'
import { type AnswerParts, chat, generate } from '#engine/generate/generate'
import { UserError } from '#platform/userError'
import type { BaseModel } from './baseModel'
import { buildDataset } from './buildDataset'
import { compareVersions } from './compareVersions'
import { dashboard } from './dashboard'
import type { Engine } from './engine'
import { expectedSeconds } from './expectedSeconds'
import { holdJob } from './holdJob'
import { loadDataset } from './loadDataset'
import { ensureIncumbent, publishRun, runLoop, trainRun, trainingReport } from './pipeline'
import type { PipelineParts } from './pipelineParts'
import { versionLine } from './versionLine'

/**
 * @param close lets go of everything the parts hold
 */
export function createEngine(parts: PipelineParts, base: BaseModel, close: () => Promise<void>): Engine {
  const { store, deploy, suggester, capture, context, settings, clock } = parts
  const { ollama } = deploy
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => holdJob('models', parts, work)
  const activeVersion = (): Version | null => current(store)
  const asking: AnswerParts = {
    ollama,
    activeVersion,
    loading: (tag) => suggester.loading(tag),
    clock,
    settings,
    onSuggested: (suggestion) => {
      capture.suggested(suggestion)
    },
  }
  let baseServes = false

  const engine: Engine = {
    capture,
    context,
    record: parts.record,
    setRecording(change) {
      parts.rules.change(change)
      capture.setRecording(parts.rules.anywhere)
    },
    async suggest(opportunity, signal) {
      await context.ready(opportunity, signal)
      return await suggester.suggest(opportunity, signal)
    },
    generate: (request, onText, signal) => generate(request, asking, onText, signal),
    chat: (turn, onPiece, signal) => chat(turn, asking, onPiece, signal),

    async buildDataset(folder, signal) {
      const workspace = await readWorkspace(folder, parts.git, parts.rules.exclusions)
      return (await buildDataset(workspace, parts, () => {}, signal)).dataset
    },

    async plan(folder, signal) {
      const { id, counts } = (await engine.buildDataset(folder, signal)).card
      const seconds = expectedSeconds(counts.bySplit.train, store)
      return { workspace: folder, datasetId: id, counts, expectedSeconds: seconds }
    },

    async train(dataset, onProgress, signal) {
      const frozen = await loadDataset(store.datasets.get(dataset)?.folder ?? dataset)
      const from = await adoptBase(await base.ready(), deploy)
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

    runLoop: async (request, onProgress) =>
      await runLoop({ ...request, base: await base.ready() }, parts, onProgress),

    versions: () => store.versions.list().map((version) => versionLine(version, store)),
    activeVersion,
    runtimeModels: () => ollama.list(),

    async useVersion(name) {
      const version = store.versions.get(name) ?? store.versions.byTag(name)
      if (version === undefined) {
        const tags = store.versions.list().map(({ tag }) => tag)
        throw new UserError(`There is no version "${name}". There are: ${tags.join(', ') || 'none yet'}.`)
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
        base: runtimeAnswers ? await base.name().catch(() => null) : base.tag,
        active: activeVersion(),
        events: store.events.counts({ client: 'editor' }),
        withheld: store.withheld.counts({ client: 'editor' }),
        suggestions: Iterator.from(suggestions).reduce((total, count) => total + count, 0),
        training: store.jobLock.holder('training', clock.now()),
      }
    },

    async warmUp() {
      // Once: a version of another base, chosen after the start, is not put aside again.
      const serving = baseServes ? activeVersion() : null
      const active = serving ?? ensureIncumbent(await adoptBase(await base.ready(), deploy), parts)
      baseServes = true
      await ollama.load(active.tag, settings.keepAlive)
    },

    dashboard: async () => dashboard(await engine.status(), store),

    async latestSuggestions(only) {
      await capture.flush()
      return store.decidedSuggestions({ ...only, client: 'editor' })
    },

    close,
  }
  return engine
}
