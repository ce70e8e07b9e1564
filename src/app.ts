/** Every `new` of the engine, by hand, in flow order. */
import { mkdir } from 'node:fs/promises'
import type { Settings } from '#contracts/settings'
import { Capture, logProblem } from '#engine/capture/capture'
import { chooseBase } from '#engine/chooseBase'
import { createEngine } from '#engine/createEngine'
import { resolveSettings, toyBaseTag } from '#engine/defaults'
import { current } from '#engine/deploy/deploy'
import type { Engine } from '#engine/engine'
import { redact } from '#engine/redact/redact'
import { Suggester } from '#engine/serve/serve'
import { type Store, openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { type DataFolder, dataFolder } from '#platform/dataFolder'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { sha256OfFile } from '#platform/files'
import { systemGit } from '#platform/git'
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
  /** Model name of the base. */
  readonly base?: string | undefined
  readonly settings?: Settings | undefined
  readonly log: Log
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  const installation = findInstallation(import.meta.url)
  const folder = dataFolder(options.home)
  await mkdir(folder.root, { recursive: true })
  const store = openStore(folder.database)
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
  const runtime = await openRuntime(options, installation, folder)
  const base = options.base ?? runtime.base
  const settings = resolveSettings(options.settings, base)

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
    ollama: runtime.ollama,
    activeVersion: () => current(store),
    onSuggested: (suggestion) => {
      capture.suggested(suggestion)
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
  const trainer = { processes: systemProcesses, python: installation.python, log }
  const stages = { store, deploy, suggester, capture, redact, trainer }
  const outside = { git: systemGit, clock: systemClock, settings, dataFolder: folder }
  return createEngine({ ...stages, ...outside }, base, async () => {
    await capture.close()
    store.close()
    await runtime.close()
  })
}

interface Runtime {
  readonly ollama: Ollama
  /** Its own choice of a base, where it has one. */
  readonly base: string | undefined
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
    const here: Runtime = { ollama, base: undefined, close: () => Promise.resolve() }
    if (runtime !== 'auto') return here
    if (await answers(ollama)) return { ...here, base: options.base ?? chooseBase(await ollama.list()) }
    log.info(
      `Ollama does not answer at ${ollama.url}; using the built-in runtime and its toy model, whose suggestions are poor.`,
    )
  }
  const embedded = await startEmbeddedRuntime(systemProcesses, installation, folder.runtime, log)
  try {
    const ollama = connectOllama(embedded.url)
    if (options.base === undefined || options.base === toyBaseTag)
      await installToyBase(ollama, installation.toyBase)
    return { ollama, base: toyBaseTag, close: () => embedded.close() }
  } catch (error) {
    await embedded.close()
    throw error
  }
}

async function answers(ollama: Ollama): Promise<boolean> {
  return await ollama.version(AbortSignal.timeout(2_000)).then(
    () => true,
    () => false,
  )
}

/** Puts the toy base into the built-in runtime, by the same protocol as any other model. */
async function installToyBase(ollama: Ollama, file: string): Promise<void> {
  if ((await ollama.show(toyBaseTag)) !== null) return
  const sha256 = await sha256OfFile(file)
  await ollama.uploadBlob(sha256, file)
  await ollama.create({ model: toyBaseTag, sha256, template: '{{ .Prompt }}', parameters: { num_ctx: 1024 } })
}
