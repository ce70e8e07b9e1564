/** What a person's machine has and lacks: each part with one sentence, and with what would help. Needs no engine. */
import type { SetUpCheck } from '#contracts/setUp'
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

export async function checkSetUp(question: SetUpQuestion, signal: AbortSignal): Promise<SetUpCheck[]> {
  const [{ check, found }, trainer, git] = await Promise.all([
    checkRuntime(question),
    checkTrainer(question, signal),
    checkGit(question.processes, signal),
  ])
  return [check, checkModel(question, found), trainer, git]
}

async function checkGit(processes: Processes, signal: AbortSignal): Promise<SetUpCheck> {
  const { code, lines } = await runToEnd(processes, 'git', ['--version'], { signal })
  const message =
    code === 0
      ? (lines[0] ?? 'git answers')
      : 'git was not found. Install it from git-scm.com and restart the editor: training asks it which files of a folder are yours.'
  return { part: 'git', ready: code === 0, message, remedy: null }
}
