/** The built-in model runtime: the Ollama protocol over llama.cpp. This is the folder's door. */
import { mkdir } from 'node:fs/promises'
import { type Clock, systemClock } from '#platform/clock'
import type { Log } from '#platform/log'
import { openBlobStore } from './blobStore'
import type { Engine } from './engine'
import { startLlamaEngine } from './llamaEngine'
import { openManifestStore } from './manifestStore'
import { createModelStore } from './modelStore'
import { createRouter } from './router'
import { Scheduler } from './scheduler'
import { listen } from './server'

export interface RuntimeOptions {
  /** Folder of the models; several runtimes may share it. */
  readonly home: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Folder that node-llama-cpp was installed into. */
  readonly packages: string
  /** Null: one fewer than the machine has cores. */
  readonly threads: number | null
  readonly log: Log
  readonly clock?: Clock
  /** Another engine than llama.cpp, for tests of what goes wrong. */
  readonly engine?: Engine
}

export interface Runtime {
  readonly url: string
  /** Ends what is under way, closes every connection and lets go of every model. */
  close(): Promise<void>
}

/** Rejects with an error named `MissingRuntimePackage`, whose message is for a person, when node-llama-cpp is not there. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { home, host, port, log } = options
  const clock = options.clock ?? systemClock
  await mkdir(home, { recursive: true })
  const engine = options.engine ?? (await startLlamaEngine(options))
  const blobs = await openBlobStore(home)
  const manifests = await openManifestStore(home)
  const referenced = await manifests.referenced()
  if (referenced) await blobs.prune(referenced, clock.now())
  const models = createModelStore(blobs, manifests)
  const scheduler = new Scheduler({ engine, clock, log })
  const server = await listen(host, port, createRouter({ models, scheduler, clock }), log)
  return {
    url: server.url,
    async close() {
      await server.close()
      await scheduler.close()
    },
  }
}
