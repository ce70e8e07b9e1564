/** The trainer as a process: its lines as messages, its last words when it fails, its end when it is cancelled. */
import { type TrainerMessage, trainerMessageSchema } from '#contracts/trainerProtocol'
import { trainerEnvironment } from '#platform/installation'
import type { Log } from '#platform/log'
import { notInstalled } from '#platform/notInstalled'
import type { Processes } from '#platform/processes'

export interface Trainer {
  readonly processes: Processes
  /** The Python of the trainer's environment. */
  readonly python: string
  /** Folder of its code. */
  readonly source: string
  readonly log: Log
}

export interface FollowOptions {
  readonly signal?: AbortSignal | undefined
  readonly graceMs: number
  readonly onMessage: (message: TrainerMessage) => void
}

export interface TrainerEnd {
  /** 0 done, 1 failed, 2 wrong use; null when it was ended or never started. */
  readonly code: number | null
  readonly message: string
  readonly advice: string
}

/** Runs `python -m trainer ARGS` to its end. */
export async function followTrainer(
  { processes, python, source, log }: Trainer,
  args: readonly string[],
  { signal, graceMs, onMessage }: FollowOptions,
): Promise<TrainerEnd> {
  const lastWords: string[] = []
  const child = processes.start(python, ['-m', 'trainer', ...args], {
    environment: trainerEnvironment(source),
    onLine: (line) => {
      const message = parseLine(line)
      if (message === null) log.warn(`The trainer said something unknown: ${line.slice(0, 200)}`)
      else onMessage(message)
    },
    onErrorLine: (line) => {
      lastWords.push(line)
      if (lastWords.length > 20) lastWords.shift()
    },
  })
  let timer: NodeJS.Timeout | undefined
  const cancel = (): void => {
    child.writeLine(JSON.stringify({ kind: 'cancel' }))
    timer = setTimeout(() => {
      child.kill()
    }, graceMs)
  }
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel, { once: true })
  const end = await child.ended
  clearTimeout(timer)
  signal?.removeEventListener('abort', cancel)
  // There is no interpreter, or one without the packages: an installation that was cut off leaves it so.
  const lacksPackages = lastWords.some((line) => line.startsWith('ModuleNotFoundError: '))
  if (end.error || (end.code !== 0 && lacksPackages)) {
    return {
      code: end.code,
      message: notInstalled.trainer,
      advice: end.error?.message ?? lastWords.join('\n'),
    }
  }
  return {
    code: end.code,
    message:
      lastWords.findLast((line) => line.trim() !== '') ?? `The trainer ended with code ${String(end.code)}.`,
    advice: lastWords.join('\n'),
  }
}

function parseLine(line: string): TrainerMessage | null {
  try {
    return trainerMessageSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
