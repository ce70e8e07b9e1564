/** Runs one program to its end, with its output shown or kept for when it fails. */
import { spawn } from 'node:child_process'

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * @param {{ title?: string, program: string, args: string[], cwd?: string, env?: Record<string, string>, quiet?: boolean }} step
 * @returns {Promise<void>} rejects with what the program said when it fails
 */
export function run({ title, program, args, cwd, env, quiet = false }) {
  if (title) process.stderr.write(`${title}\n`)
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      windowsHide: true,
    })
    // What is asked of us is asked of it. A terminal says Ctrl+C to both, and it may have something to put in order.
    const pass = (signal) => {
      if (signal !== 'SIGINT') child.kill(signal)
    }
    for (const signal of ENDINGS) process.on(signal, pass)
    child.on('close', () => {
      for (const signal of ENDINGS) process.off(signal, pass)
    })
    let said = ''
    const keep = (chunk) => {
      said += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(
            `${title ?? `${program} ${args[0] ?? ''}`} failed (exit code ${code}).\n${bothEnds(said.trim())}`.trim(),
          ),
        )
    })
  })
}

/**
 * One step after the other; those of `sideBySide` are rows of steps that run at the same time, and all come to their end.
 * @param {readonly (Parameters<typeof run>[0] | { sideBySide: readonly (readonly object[])[] })[]} steps
 */
export async function runAll(steps) {
  for (const step of steps) {
    if (!('sideBySide' in step)) await run(step)
    else {
      const ends = await Promise.allSettled(step.sideBySide.map(runAll))
      const failed = ends.find(({ status }) => status === 'rejected')
      if (failed) throw failed.reason
    }
  }
}

/** A program says what went wrong first or last, and between them its usage. */
function bothEnds(text, most = 1_500) {
  return text.length <= 2 * most ? text : `${text.slice(0, most)}\n[...]\n${text.slice(-most)}`
}
