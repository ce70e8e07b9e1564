/** Other programs: started without a shell, followed line by line, ended with everything they started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { errorCode } from './files'

export interface ProcessOptions {
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Called with every line of standard output. */
  readonly onLine?: (line: string) => void
  /** Called with every line of standard error. */
  readonly onErrorLine?: (line: string) => void
}

/** `code` is null when a signal ended it, or when it never started; then `error` says why. */
export interface ProcessEnd {
  readonly code: number | null
  readonly error?: Error
}

export interface RunningProcess {
  readonly pid: number | undefined
  readonly ended: Promise<ProcessEnd>
  /** Writes one line to its standard input; false when it no longer reads. */
  writeLine(line: string): boolean
  /** Closes its standard input: our attached programs end by themselves then. */
  closeInput(): void
  /** Ends it and everything it started, at once. */
  kill(): void
}

export interface Processes {
  start(program: string, args: readonly string[], options?: ProcessOptions): RunningProcess
}

export const systemProcesses: Processes = {
  start(program, args, options = {}) {
    const child = spawn(program, [...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own on POSIX, so that its children end with it.
      detached: process.platform !== 'win32',
    })
    createInterface({ input: child.stdout }).on('line', options.onLine ?? (() => {}))
    createInterface({ input: child.stderr }).on('line', options.onErrorLine ?? (() => {}))
    // A broken pipe is told by `ended`; without a listener it would end us.
    child.stdin.on('error', () => {})
    const ended = new Promise<ProcessEnd>((resolve) => {
      child.on('error', (error) => {
        resolve({ code: null, error })
      })
      child.on('close', (code) => {
        resolve({ code })
      })
    })
    return {
      pid: child.pid,
      ended,
      writeLine: (line) => child.stdin.writable && child.stdin.write(`${line}\n`),
      closeInput: () => child.stdin.end(),
      kill: () => {
        killTree(child)
      },
    }
  },
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, but is somebody else's.
    return errorCode(error) === 'EPERM'
  }
}

/** The program and arguments that end a process and its children; Windows has no process groups to signal. */
export function killCommand(platform: NodeJS.Platform, pid: number): [string, string[]] | null {
  return platform === 'win32' ? ['taskkill', ['/pid', String(pid), '/t', '/f']] : null
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  const command = killCommand(process.platform, child.pid)
  if (command !== null) {
    spawn(...command, { windowsHide: true, stdio: 'ignore' })
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
