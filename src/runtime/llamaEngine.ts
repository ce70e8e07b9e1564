/** The engine over llama.cpp: loads a GGUF and makes the one context that its requests share. */
import type { Log } from '#platform/log'
import type { Engine } from './engine'
import { LlamaModel } from './llamaModel'
import { startNodeLlamaCpp } from './nodeLlamaCpp'

/**
 * Tokens of a prompt that are read in one go. An abort waits for the step that runs, so this bounds how long:
 * 128 is about a second of a 1.5 B model on a laptop, and larger steps are hardly faster.
 */
const batchSize = 128

interface LlamaEngineOptions {
  readonly packages: string
  /** Null: one fewer than the machine has cores. */
  readonly threads: number | null
  readonly log: Log
}

/** Rejects with `MissingRuntimePackage` when node-llama-cpp is not there or not for this machine. */
export async function startLlamaEngine({ packages, threads, log }: LlamaEngineOptions): Promise<Engine> {
  const binding = await startNodeLlamaCpp(packages, threads, log)
  return {
    async load(path, settings, signal) {
      // Not mapped by default: Windows cannot remove a mapped file, and versions come and go.
      const model = await binding.llama.loadModel({
        modelPath: path,
        gpuLayers: 0,
        useMmap: settings.memoryMap ?? false,
        loadSignal: signal,
      })
      try {
        const context = await model.createContext({
          contextSize: settings.contextLength,
          batchSize: Math.min(batchSize, settings.contextLength),
          sequences: 1,
          threads: settings.threads || binding.llama.maxThreads,
          createSignal: signal,
        })
        signal.throwIfAborted()
        return new LlamaModel(binding.library, model, context, settings.contextLength)
      } catch (error) {
        await model.dispose()
        throw error
      }
    },
  }
}
