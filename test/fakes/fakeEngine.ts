/** An engine without a model: answers what a test sets. What it records is real: the capture of the engine, over SQLite. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dashboard } from '#contracts/dashboard'
import type { LoopReport } from '#contracts/loopReport'
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { TrainingPlan } from '#contracts/trainingPlan'
import type { Version } from '#contracts/version'
import { Capture } from '#engine/capture/capture'
import { Surroundings } from '#engine/context/context'
import type { Engine } from '#engine/engine'
import { type AnswerParts, chat, generate } from '#engine/generate/generate'
import { redact } from '#engine/redact/redact'
import { Exclusions, RecordingRules } from '#engine/exclude/exclude'
import { RecordBook } from '#engine/record/record'
import type { Opportunity, SuggestOutcome } from '#engine/serve/serve'
import { openStore, type Store } from '#engine/store/store'
import { type Clock, systemClock } from '#platform/clock'
import { silentLog } from '#platform/log'
import { answering } from './answeringRuntime'

export interface FakeEngine extends Engine {
  readonly store: Store
  /** What was asked for, the newest last. */
  readonly asked: Opportunity[]
  /** What it answers; changed by tests. */
  answer: (
    opportunity: Opportunity,
    signal: AbortSignal | undefined,
  ) => SuggestOutcome | Promise<SuggestOutcome>
  /** What the model says to what is asked in words; changed by tests. */
  says: (prompt: string) => string | Error
  loop: Engine['runLoop']
  warm: () => Promise<void>
  /** What serves; changed by tests. */
  active: Version | null
  /** Why nothing can be recorded; changed by tests. */
  trouble: string | null
  readonly closed: boolean
}

export function fakeEngine(clock: Clock = systemClock, aftermathSeconds = [30]): FakeEngine {
  const store = openStore(':memory:')
  const version = {
    id: 'version-1',
    tag: 'fake:latest',
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: 1,
  } as const
  store.versions.add(version)
  const rules = new RecordingRules(new Exclusions(), true)
  const capture = new Capture({
    mayRecord: (file) => rules.mayRecord(file),
    store,
    clock,
    redact,
    aftermathSeconds,
  })
  const notHere = (): never => {
    throw new Error('The fake engine does not do this.')
  }
  let closed = false
  const engine: FakeEngine = {
    store,
    capture,
    record: new RecordBook({
      ...{ store, redact, exclusions: rules.exclusions },
      exclusively: (work) => work(),
      cache: join(tmpdir(), 'no-cache'),
      settled: () => capture.flush(),
    }),
    setRecording(change) {
      rules.change(change)
      capture.setRecording(rules.anywhere)
    },
    context: new Surroundings({ clock: systemClock, settings: settingsSchema.parse({}), log: silentLog }),
    asked: [],
    answer: (opportunity) => suggestionOf(opportunity, '42'),
    says: () => 'said',
    loop: notHere,
    warm: () => Promise.resolve(),
    active: version,
    trouble: null,
    get closed() {
      return closed
    },
    async suggest(opportunity, signal) {
      engine.asked.push(opportunity)
      const outcome = await engine.answer(opportunity, signal)
      if (outcome.kind === 'suggestion') capture.suggested(outcome.suggestion)
      return outcome
    },
    generate: (request, onText, signal) => generate(request, asking, onText, signal),
    chat: (turn, onPiece, signal) => chat(turn, asking, onPiece, signal),
    buildDataset: notHere,
    reviewDataset: notHere,
    decideExample: notHere,
    plan: (workspace) => Promise.resolve({ ...plan, workspace }),
    train: notHere,
    evaluate: notHere,
    runLoop: (request, onProgress) => engine.loop(request, onProgress),
    versions: () => [{ ...version, active: true, score: null, forgotten: 0 }],
    activeVersion: () => engine.active,
    runtimeModels: () => Promise.resolve([version.tag]),
    useVersion: notHere,
    rollBack: () => Promise.resolve(null),
    notRecorded: () => engine.trouble,
    status: () =>
      Promise.resolve({
        runtime: 'http://127.0.0.1:11434',
        runtimeAnswers: true,
        base: version.tag,
        active: version,
        notRecorded: engine.trouble,
        events: {},
        withheld: {},
        suggestions: 0,
        training: null,
      }),
    dashboard: async () => ({ ...emptyDashboard, status: await engine.status() }),
    async latestSuggestions(only) {
      await capture.flush()
      return store.decidedSuggestions({ ...only, client: 'editor' })
    },
    warmUp: () => engine.warm(),
    async close() {
      closed = true
      engine.context.close()
      await capture.close()
    },
  }
  const asking: AnswerParts = {
    ollama: answering(({ prompt }) => engine.says(prompt), '{{ .Messages }}'),
    activeVersion: () => engine.active,
    loading: () => null,
    onSuggested: (suggestion) => {
      capture.suggested(suggestion)
    },
    clock: systemClock,
    settings: settingsSchema.parse({}),
  }
  return engine
}

let suggestions = 0

export function suggestionOf(
  { client, workspace, path, text, offset }: Opportunity,
  given: string,
): SuggestOutcome {
  const before = text.slice(0, offset)
  const suggestion: Suggestion = {
    id: `suggestion-${++suggestions}`,
    versionId: 'version-1',
    client,
    workspace,
    path,
    language: 'csharp',
    line: before.split('\n').length - 1,
    character: before.length - (before.lastIndexOf('\n') + 1),
    prefix: before,
    suffix: text.slice(offset),
    text: given,
    scope: 'line',
    origin: 'network',
    surface: 'inline',
    createdAt: Date.now(),
    firstTokenMs: 1,
    totalMs: 2,
  }
  return { kind: 'suggestion', suggestion, typed: 0 }
}

const emptyDashboard: Omit<Dashboard, 'status'> = { versions: [], scorecards: [], runs: [], latest: [] }

/** A report of a loop that was cut short. */
export const cancelledLoop: LoopReport = {
  recorded: null,
  dataset: {
    id: 'dataset-1',
    counts: {
      files: 1,
      examples: 1,
      bySplit: { train: 1, validation: 0, test: 0 },
      bySource: {},
      byLanguage: {},
      ...{ byFormat: {}, byPattern: {}, byTask: {} },
      leftOut: {},
      redacted: {},
    },
  },
  training: {
    state: 'cancelled',
    runId: 'run-1',
    steps: 1,
    lossBefore: null,
    lossAfter: null,
    message: null,
  },
  verdict: null,
  guard: null,
  measures: null,
  gains: null,
  swap: null,
  showcase: null,
  versions: [],
  seconds: {},
}

const plan: Omit<TrainingPlan, 'workspace'> = {
  datasetId: cancelledLoop.dataset.id,
  counts: cancelledLoop.dataset.counts,
  trained: 5,
  expectedSeconds: null,
}
