/** Every `new` of the engine, by hand, in flow order. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { Recording } from '#contracts/recording'
import { type Settings, settingsSchema } from '#contracts/settings'
import type { InstallablePart, Installed, SetUpCheck, SetUpPart } from '#contracts/setUp'
import { Assessor } from '#engine/assess/assess'
import { Capture, logProblem, recordDeployment } from '#engine/capture/capture'
import { baseModel } from '#engine/baseModel'
import { chooseBase } from '#engine/chooseBase'
import { Surroundings } from '#engine/context/context'
import { createEngine } from '#engine/createEngine'
import { curatingWith } from '#engine/curating'
import { resolveSettings } from '#engine/defaults'
import { current } from '#engine/deploy/deploy'
import { readProject } from '#engine/describe/describe'
import type { Engine } from '#engine/engine'
import { Exclusions, RecordingRules } from '#engine/exclude/exclude'
import { holdJob } from '#engine/holdJob'
import { lastKnown } from '#engine/lastKnown'
import { loadParsers } from '#engine/language/language'
import { redact } from '#engine/redact/redact'
import { RecordBook, RetentionWatch } from '#engine/record/record'
import { Suggester } from '#engine/serve/serve'
import { type Repaired, repair } from '#engine/store/repair'
import { type Store, openStore, openStoreOrStandIn } from '#engine/store/store'
import { type InstallProgress, checkSetUp, installPart } from '#install/install'
import { systemClock } from '#platform/clock'
import { type DataFolder, dataFolder } from '#platform/dataFolder'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { systemGit } from '#platform/git'
import { headCommit } from '#platform/headCommit'
import { SystemGitHistory } from '#platform/gitHistory'
import { type Installation, findInstallation } from '#platform/installation'
import type { Log } from '#platform/log'
import { type Ollama, connectOllama } from '#platform/ollama'
import { ollamaAddress } from '#platform/ollamaAddress'
import { systemProcesses } from '#platform/processes'

export interface EngineOptions {
  /** Data folder; the user's own by default. */
  readonly home?: string | undefined
  /** URL of an Ollama server, `embedded`, or `auto`: Ollama where it answers, otherwise the built-in one. */
  readonly runtime?: string | undefined
  /** Model name of the base, or path of a GGUF file; by default one that the runtime has. */
  readonly base?: string | undefined
  /** False stores nothing of what the person does, until it is switched on. */
  readonly recording?: Recording | undefined
  /** Files to leave alone besides those that the settings name. */
  readonly exclude?: readonly string[] | undefined
  /** Folder that holds node_modules/node-llama-cpp; by default the one it was installed into. */
  readonly runtimePackages?: string | undefined
  /** The interpreter of the trainer; by default that of the environment that was made for it. */
  readonly python?: string | undefined
  readonly settings?: Settings | undefined
  readonly log: Log
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { installation, dataFolder: folder } = partsOf(options)
  const store = openStoreOrStandIn(folder.database)
  if (store.standsInBecause !== null) options.log.error(`Nothing is recorded. ${store.standsInBecause}`)
  try {
    return await wire(options, installation, folder, store)
  } catch (error) {
    store.close()
    throw error
  }
}

async function wire(
  options: EngineOptions,
  installation: Installation,
  folder: DataFolder,
  store: Store,
): Promise<Engine> {
  const { log } = options
  const loading = loadParsers().catch((error: unknown) => {
    log.warn(`${error instanceof Error ? error.message : String(error)} Suggestions go without syntax.`)
  })
  const runtime = await openRuntime(options, installation, folder)
  await loading
  const base = baseModel(options.base, { ...runtime, store, dataFolder: folder })
  const settings = resolveSettings(options.settings, base.tag)

  const history = new SystemGitHistory()
  const commitTimes = (workspace: string): Promise<number[] | null> => history.commitTimes(workspace)
  const outside = {
    headCommit,
    readProject: (workspace: string, now: number, signal: AbortSignal) =>
      readProject(workspace, { commitTimes, now, signal }),
  }
  const rules = rulesOf(settings, options)
  const { exclusions } = rules
  const capture = new Capture({
    onEvent: (kind, id) => {
      suggester.noticed(kind, id)
      assessor.noticed()
    },
    store,
    clock: systemClock,
    redact,
    aftermathSeconds: settings.aftermathSeconds,
    outside,
    history,
    recording: rules.anywhere,
    mayRecord: (file) => store.standsInBecause === null && rules.mayRecord(file),
    onProblem: (problem) => {
      logProblem(problem, log)
    },
  })
  const assessor = new Assessor({ store, clock: systemClock, log })
  const context = new Surroundings({ clock: systemClock, settings, log, exclusions })
  const suggester = new Suggester({
    // A replay's answers must not depend on what was found out by then.
    context: (opportunity) => (opportunity.client === 'editor' ? context.current(opportunity) : []),
    ollama: runtime.ollama,
    activeVersion: lastKnown(() => current(store)),
    onSuggested: (suggestion, context) => {
      capture.suggested(suggestion, context)
    },
    onWithheld: ({ suggestion, reason }) => {
      capture.withheld(suggestion, reason)
    },
    clock: systemClock,
    settings,
  })
  const deploy = {
    ollama: runtime.ollama,
    store,
    clock: systemClock,
    keepAlive: settings.keepAlive,
    keepVersions: settings.keepVersions,
  }
  const record = new RecordBook({
    ...{ store, redact, exclusions, exclusively: withoutExamples(store), cache: folder.cache },
    settled: () => capture.flush(),
  })
  const retention = new RetentionWatch({
    ...{ store, clock: systemClock, retention: settings },
    onFailure: (error) => log.warn(`What was recorded could not be kept within its bounds: ${String(error)}`),
  })
  retention.start()
  const { python, trainer: source } = installation
  const trainer = { processes: systemProcesses, python, source, log }
  const stages = { store, deploy, suggester, capture, record, rules, assessor, context, redact, trainer }
  const curating = curatingWith(builtFile('curateWorker.js'), redact)
  const shared = { git: systemGit, clock: systemClock, settings, dataFolder: folder, curating }
  return createEngine({ ...stages, ...shared }, base, async () => {
    context.close()
    await retention.close()
    await capture.close()
    await assessor.close()
    await curating.workers.rest()
    store.close()
    await runtime.close()
  })
}

/** A file beside the bundle; null while developing, where there is none. */
function builtFile(name: string): URL | null {
  const file = new URL(name, import.meta.url)
  return existsSync(file) ? file : null
}

function rulesOf(settings: Settings, { recording, exclude = [] }: EngineOptions): RecordingRules {
  const exclusions = new Exclusions([...settings.exclude, ...exclude])
  return new RecordingRules(exclusions, recording ?? true, settings.exclude)
}

function withoutExamples(store: Store): <T>(work: () => Promise<T>) => Promise<T> {
  return (work) => holdJob('examples', { store, clock: systemClock }, work)
}

/** What was recorded, for a program that needs neither a model nor a runtime. To be closed. */
export async function openRecord(
  options: Pick<EngineOptions, 'home' | 'settings' | 'log'>,
): Promise<{ readonly record: RecordBook; close(): void }> {
  const folder = dataFolder(options.home)
  await mkdir(folder.root, { recursive: true })
  const store = openStore(folder.database)
  const { exclusions } = rulesOf(settingsSchema.parse(options.settings ?? {}), options)
  const exclusively = withoutExamples(store)
  const record = new RecordBook({
    ...{ store, redact, exclusions, exclusively, cache: folder.cache },
    settled: () => Promise.resolve(),
  })
  return { record, close: () => store.close() }
}

/** Makes a new database of what can be read of a damaged one, which is kept. @param home the data folder */
export function repairRecord(home: string | undefined): Repaired & { readonly file: string } {
  const file = dataFolder(home).database
  const [today = ''] = new Date(systemClock.now()).toISOString().split('T')
  return { ...repair(file, today), file }
}

/**
 * Notes that a commit was deployed, or could not be; needs no runtime. Answers how many suggestions that says something
 * of, or null where the repository does not have the commit.
 */
export async function noteDeployment(
  home: string | undefined,
  { name, ...said }: { workspace: string; name: string; target: string; passed: boolean },
): Promise<{ commit: string; suggestions: number } | null> {
  const history = new SystemGitHistory()
  const commit = await history.commitOf(said.workspace, name)
  if (commit === null) return null
  const folder = dataFolder(home)
  await mkdir(folder.root, { recursive: true })
  const store = openStore(folder.database)
  try {
    const deployment = { ...said, commit, at: systemClock.now() }
    return { commit, suggestions: await recordDeployment({ store, history }, deployment) }
  } finally {
    store.close()
  }
}

type SetUpOptions = Omit<EngineOptions, 'log' | 'settings' | 'recording' | 'exclude'> & {
  /** npm registry that the built-in runtime is downloaded from. */
  readonly registry?: string | undefined
  /** Where to install, by default into the data folder. */
  readonly folder?: string | undefined
}

/** What works without an engine: setting up what the engine needs. */
export const setUp = {
  check: (options: SetUpOptions, signal: AbortSignal, part?: SetUpPart): Promise<SetUpCheck[]> => {
    const { runtime, base } = options
    return checkSetUp({ ...partsOf(options), runtime, base, chooseBase }, signal, part)
  },
  install: (
    part: InstallablePart,
    options: SetUpOptions,
    report: (progress: InstallProgress) => void,
    signal: AbortSignal,
  ): Promise<Installed> => {
    const { folder, registry } = options
    return installPart(part, { ...partsOf(options), folder, registry }, { report, signal })
  },
}

/** Where the engine, and what it needs, are to be found. */
function partsOf(options: Pick<EngineOptions, 'home' | 'runtimePackages' | 'python'>) {
  const folder = dataFolder(options.home)
  const installation = findInstallation(import.meta.url, folder, options)
  return { processes: systemProcesses, installation, dataFolder: folder }
}

interface Runtime {
  readonly ollama: Ollama
  /** What the built-in one starts from; null for the person's own. */
  readonly toyFile: string | null
  close(): Promise<void>
}

/** A client of the runtime that is named; the built-in one is started, and stopped with us. */
async function openRuntime(
  options: EngineOptions,
  installation: Installation,
  folder: DataFolder,
): Promise<Runtime> {
  const { runtime, log } = options
  if (runtime !== 'embedded') {
    const ollama = connectOllama(runtime === undefined || runtime === 'auto' ? ollamaAddress() : runtime)
    const here: Runtime = { ollama, toyFile: null, close: () => Promise.resolve() }
    if (runtime !== 'auto' || (await answers(ollama))) return here
    log.info(
      `Ollama does not answer at ${ollama.url}; using the built-in runtime and its toy model, whose suggestions are poor.`,
    )
  }
  const embedded = await startEmbeddedRuntime(systemProcesses, installation, folder.runtime, log)
  const ollama = connectOllama(embedded.url)
  return { ollama, toyFile: installation.toyBase, close: () => embedded.close() }
}

async function answers(ollama: Ollama): Promise<boolean> {
  return await ollama.version(AbortSignal.timeout(2_000)).then(
    () => true,
    () => false,
  )
}
