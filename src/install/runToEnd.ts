/** A program run to its end, with everything it started ended when that is cancelled. */
import type { ProcessOptions, Processes } from '#platform/processes'

export interface ProgramEnd {
  /** 0 done; null when it never started. */
  readonly code: number | null
  /** What it wrote to standard output and standard error, the newest last; of much only the end. */
  readonly lines: readonly string[]
  /** Why it did not start. */
  readonly error: Error | undefined
}

const KEPT_LINES = 200

export interface RunOptions extends Pick<ProcessOptions, 'cwd' | 'environment' | 'onLine'> {
  readonly signal: AbortSignal
}

/** Throws when it is cancelled, once the program has ended. */
export async function runToEnd(
  processes: Processes,
  program: string,
  args: readonly string[],
  { signal, onLine, ...options }: RunOptions,
): Promise<ProgramEnd> {
  signal.throwIfAborted()
  const lines: string[] = []
  const keep = (line: string): void => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
  }
  const child = processes.start(program, args, {
    ...options,
    onLine: (line) => {
      keep(line)
      onLine?.(line)
    },
    onErrorLine: keep,
  })
  const stop = (): void => {
    child.kill()
  }
  signal.addEventListener('abort', stop, { once: true })
  const { code, error } = await child.ended
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  return { code, lines, error }
}
