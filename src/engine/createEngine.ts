/** The engine as its drivers see it, over the wired stages. */
import type { Dataset } from '#contracts/dataset'
import type { Version } from '#contracts/version'
import { adoptBase, current, rollBack, switchTo } from '#engine/deploy/deploy'
import { type AnswerParts, chat, generate } from '#engine/generate/generate'
import { UserError } from '#platform/userError'
import type { BaseModel } from './baseModel'
import { buildDataset } from './buildDataset'
import { decideExample, reviewDataset } from './reviewDataset'
import { compareVersions } from './compareVersions'
import { dashboard } from './dashboard'
import type { Engine } from './engine'
import { expectedSeconds, trainedOn } from './expectedSeconds'
import { holdJob } from './holdJob'
import { lastKnown } from './lastKnown'
import { loadDataset } from './loadDataset'
import { ensureIncumbent, publishRun, runLoop, trainRun, trainingReport } from './pipeline'
import type { PipelineParts } from './pipelineParts'
import { surveyWorkspace } from './surveyWorkspace'
import { versionLine } from './versionLine'

/**
 * @param close lets go of everything the parts hold
 */
export function createEngine(parts: PipelineParts, base: BaseModel, close: () => Promise<void>): Engine {
  const { store, deploy, suggester, capture, context, settings, clock } = parts
  const { ollama } = deploy
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => holdJob('models', parts, work)
  const activeVersion = lastKnown((): Version | null => current(store))
  const refuse = (because: string | null, what: string): void => {
    if (because !== null) throw new UserError(`Nothing is recorded, so nothing can be ${what}. ${because}`)
  }
  /** Throws where what would be shown is not what there is. */
  const needsRecord = (): void => refuse(store.standsInBecause, 'shown or forgotten')
  /** Throws where what is done could not be noted. */
  const needsNotes = (): void => refuse(store.trouble(), 'trained or switched')
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
    get record() {
      needsRecord()
      return parts.record
    },
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

    async buildDataset(folder, signal, onProgress = () => {}) {
      needsNotes()
      const work = async (ending: AbortSignal): Promise<Dataset> => {
        const surveyed = await surveyWorkspace(folder, parts, (share) => onProgress(share / 2), ending)
        const onShare = (share: number): void => onProgress((1 + share) / 2)
        return await buildDataset(surveyed, parts, { onProgress: onShare, signal: ending })
      }
      // Over the survey, too: forgetting removes the folder in which it keeps what it found out.
      return await holdJob('examples', parts, work, signal)
    },

    reviewDataset: (request) => reviewDataset(request, parts),
    decideExample: (request) => decideExample(request, parts),
    async plan(folder, signal) {
      const { card } = await engine.buildDataset(folder, signal)
      const trained = trainedOn(card)
      const seconds = expectedSeconds(trained, store)
      return { workspace: folder, datasetId: card.id, counts: card.counts, trained, expectedSeconds: seconds }
    },

    async train(dataset, onProgress, signal) {
      needsNotes()
      const frozen = await loadDataset(store.datasets.get(dataset)?.folder ?? dataset)
      const from = await adoptBase(await base.ready(), deploy)
      const { id, result } = await trainRun(from, frozen, parts, onProgress, signal)
      return trainingReport(id, result)
    },

    async evaluate(runId, onProgress, signal) {
      needsNotes()
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

    async runLoop(request, onProgress) {
      needsNotes()
      return await runLoop({ ...request, base: await base.ready() }, parts, onProgress)
    },

    versions() {
      needsRecord()
      return store.versions.list().map((version) => versionLine(version, store))
    },
    activeVersion,
    runtimeModels: () => ollama.list(),

    async useVersion(name) {
      needsNotes()
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

    async rollBack() {
      needsNotes()
      return await exclusively(() => rollBack(deploy))
    },

    notRecorded: () => store.trouble(),

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
        notRecorded: store.trouble(),
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
