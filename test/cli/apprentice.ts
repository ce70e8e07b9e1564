/** Runs the built command line as a person would, under any Node. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly node?: string
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Told as soon as something is written to standard error. */
  readonly onError?: (text: string, child: { kill(signal: NodeJS.Signals): void; pid: number }) => void
}

export const root = join(import.meta.dirname, '..', '..')

export function apprentice(
  args: readonly string[],
  { node = process.execPath, cwd, environment, onError }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, 'dist', 'cli.js'), ...args], {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
      onError?.(err, { kill: (signal) => child.kill(signal), pid: child.pid! })
    })
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, out, err })
    })
  })
}
