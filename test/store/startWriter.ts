/** Builds and starts a process that writes; the bundle lies in the repository, so that it finds the native module. */
import { build } from 'esbuild'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Writer {
  readonly process: ChildProcess
  /** What it said it had committed, so far. */
  committed(): string[]
  /** Resolves when the process is gone; the exit code is null when it was killed. */
  readonly ended: Promise<number | null>
}

/** `writer` only writes, `recorder` records as a server does. */
export async function buildWriter(name: 'writer' | 'recorder' = 'writer'): Promise<string> {
  const outfile = join(import.meta.dirname, `../../test-output/store/${name}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return outfile
}

export function startWriter(bundle: string, database: string, name: string, rows = Infinity): Writer {
  const child = spawn(process.execPath, [bundle, database, name, String(rows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  return {
    process: child,
    // The last piece is a line that was not finished.
    committed: () => output.split('\n').slice(0, -1),
    ended: new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)),
  }
}
