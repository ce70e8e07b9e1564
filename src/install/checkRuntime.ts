/** Whether a runtime answers: Ollama at its address, or the built-in one, which is started to see. */
import type { SetUpCheck } from '#contracts/setUp'
import { startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { hasRuntimePackages } from '#platform/installation'
import { silentLog } from '#platform/log'
import { connectOllama } from '#platform/ollama'
import { ollamaAddress } from '#platform/ollamaAddress'
import { UserError } from '#platform/userError'
import type { SetUpQuestion } from './checkSetUp'
import { isRuntimeCurrent } from './installRuntime'
import { packagesFor, runtimePackages } from './runtimePackage'

export type RuntimeFound =
  { readonly kind: 'ollama' | 'builtIn'; readonly models: readonly string[] } | { readonly kind: 'none' }

export interface RuntimeCheck {
  readonly check: SetUpCheck
  readonly found: RuntimeFound
}

const PATIENCE_MS = 2_000

export async function checkRuntime(question: SetUpQuestion): Promise<RuntimeCheck> {
  const { runtime } = question
  if (runtime === 'embedded') return await checkBuiltIn(question, '')
  const url = runtime === undefined || runtime === 'auto' ? ollamaAddress() : runtime
  const ollama = connectOllama(url)
  try {
    const version = await ollama.version(AbortSignal.timeout(PATIENCE_MS))
    const models = await ollama.list()
    return { check: ready(`Ollama ${version} answers at ${url}.`), found: { kind: 'ollama', models } }
  } catch {
    const silence = `Ollama does not answer at ${url}`
    if (runtime === 'auto') return await checkBuiltIn(question, `${silence}. `)
    return lacking(
      `${silence}. Start it (ollama.com has it), or set apprentice.runtime to "embedded" to use the built-in runtime.`,
      null,
    )
  }
}

async function checkBuiltIn(question: SetUpQuestion, before: string): Promise<RuntimeCheck> {
  const { processes, installation, dataFolder } = question
  const remedy = installation.named.runtimePackages === null ? 'installRuntime' : null
  try {
    if (isOutdated(question)) {
      return lacking(`${before}The built-in runtime is of an earlier version. Install it again.`, remedy)
    }
    const started = await startEmbeddedRuntime(processes, installation, dataFolder.runtime, silentLog)
    try {
      const models = await connectOllama(started.url).list()
      return { check: ready(`${before}The built-in runtime works.`), found: { kind: 'builtIn', models } }
    } finally {
      await started.close()
    }
  } catch (error) {
    if (error instanceof UserError) return lacking(before + error.message, remedy)
    throw error
  }
}

/** Only of what was downloaded; what a person prepared is theirs. */
function isOutdated({ installation, dataFolder }: SetUpQuestion): boolean {
  const folder = installation.runtimePackages
  if (folder !== dataFolder.runtimePackages || !hasRuntimePackages(folder)) return false
  const machine = `${process.platform}-${process.arch}`
  return !isRuntimeCurrent(folder, packagesFor(machine, runtimePackages))
}

function ready(message: string): SetUpCheck {
  return { part: 'runtime', ready: true, message, remedy: null }
}

function lacking(message: string, remedy: SetUpCheck['remedy']): RuntimeCheck {
  return { check: { part: 'runtime', ready: false, message, remedy }, found: { kind: 'none' } }
}
