/** Runs one program to its end, with its output shown or kept for when it fails. */
import { spawn } from 'node:child_process'

/**
 * @param {{ title?: string, program: string, args: string[], cwd?: string, env?: Record<string, string>, quiet?: boolean }} step
 * @returns {Promise<void>} rejects with what the program said last when it fails
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
    let said = ''
    const keep = (chunk) => {
      said = (said + chunk).slice(-4_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(
            `${title ?? `${program} ${args[0] ?? ''}`} failed (exit code ${code}).\n${said.trim()}`.trim(),
          ),
        )
    })
  })
}
