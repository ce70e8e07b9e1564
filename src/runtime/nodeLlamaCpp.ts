/** Finds and starts node-llama-cpp, which is installed apart from us and loaded by the one dynamic import. */
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as nodeLlamaCpp from 'node-llama-cpp'
import type { Log } from '#platform/log'

export type Library = typeof nodeLlamaCpp

interface LlamaBinding {
  readonly library: Library
  readonly llama: nodeLlamaCpp.Llama
}

/** The package is not there, or has no binary for this machine: a person has to act. */
class MissingRuntimePackage extends Error {
  override readonly name = 'MissingRuntimePackage'
}

/** `packages` is the folder that `node-llama-cpp` was installed into, or its `node_modules`. */
export async function startNodeLlamaCpp(
  packages: string,
  threads: number | null,
  log: Log,
): Promise<LlamaBinding> {
  const entry = await findEntry(packages)
  const library = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as Library
  try {
    const llama = await library.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: library.LlamaLogLevel.warn,
      logger: (level, message) => {
        const text = `llama.cpp: ${message.trim()}`
        if (level === library.LlamaLogLevel.error || level === library.LlamaLogLevel.fatal) log.error(text)
        else log.warn(text)
      },
      maxThreads: threads ?? availableParallelism(),
    })
    // One core is left to the editor: llama.cpp's threads spin while they wait for each other, and one of them
    // that does not get its core slows all of them (two threads on two busy cores: a tenth of the speed of one).
    if (threads === null)
      llama.maxThreads = Math.max(1, Math.min(availableParallelism(), llama.cpuMathCores) - 1)
    return { library, llama }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MissingRuntimePackage(
      `node-llama-cpp in ${packages} does not work on this machine (${reason}). Install it again there, or use Ollama instead.`,
    )
  }
}

async function findEntry(packages: string): Promise<string> {
  const tail = join('node-llama-cpp', 'dist', 'index.js')
  for (const entry of [join(packages, 'node_modules', tail), join(packages, tail)]) {
    const found = await stat(entry).catch(() => null)
    if (found?.isFile()) return entry
  }
  throw new MissingRuntimePackage(
    `node-llama-cpp is not installed in ${packages}. Run the project's set-up, or name the folder it is installed in with --packages.`,
  )
}
