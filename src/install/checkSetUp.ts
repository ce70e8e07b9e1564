/** What a person's machine has and lacks: each part with one sentence, and with what would help. Needs no engine. */
import type { SetUpCheck, SetUpPart } from '#contracts/setUp'
import type { DataFolder } from '#platform/dataFolder'
import type { Installation } from '#platform/installation'
import type { Processes } from '#platform/processes'
import { checkModel } from './checkModel'
import { checkRuntime } from './checkRuntime'
import { checkTrainer } from './checkTrainer'
import { runToEnd } from './runToEnd'

export interface SetUpQuestion {
  readonly processes: Processes
  readonly installation: Installation
  readonly dataFolder: DataFolder
  /** URL of an Ollama server, `embedded`, or `auto`. */
  readonly runtime: string | undefined
  /** Model name of the base, or path of a GGUF file. */
  readonly base: string | undefined
  /** The base where none is named; throws with a sentence when no model fits. */
  readonly chooseBase: (names: readonly string[]) => string
}

/** @param part looks at this one alone */
export async function checkSetUp(
  question: SetUpQuestion,
  signal: AbortSignal,
  part?: SetUpPart,
): Promise<SetUpCheck[]> {
  const wants = (...parts: SetUpPart[]): boolean => part === undefined || parts.includes(part)
  const [runtime, trainer, git] = await Promise.all([
    wants('runtime', 'model') ? checkRuntime(question) : null,
    wants('trainer') ? checkTrainer(question, signal) : null,
    wants('git') ? checkGit(question.processes, signal) : null,
  ])
  const model = runtime && checkModel(question, runtime.found)
  return [runtime?.check, model, trainer, git].filter(
    (check): check is SetUpCheck => check != null && wants(check.part),
  )
}

async function checkGit(processes: Processes, signal: AbortSignal): Promise<SetUpCheck> {
  const { code, lines } = await runToEnd(processes, 'git', ['--version'], { signal })
  const message =
    code === 0
      ? (lines[0] ?? 'git answers')
      : 'git was not found. Install it from git-scm.com and restart the editor: training asks it which files of a folder are yours.'
  return { part: 'git', ready: code === 0, message, remedy: null }
}
