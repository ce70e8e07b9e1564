/** An empty virtual environment with pip: by Python's own venv, and by uv where that is missing or there is no Python. */
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Processes } from '#platform/processes'
import { UserError } from '#platform/userError'
import { findPython } from './findPython'
import { runToEnd } from './runToEnd'

/** @param named the Python that the person named */
export async function makeEnvironment(
  processes: Processes,
  folder: string,
  named: string | null,
  signal: AbortSignal,
): Promise<void> {
  const python = await findPython(processes, named, signal)
  const made =
    python === null
      ? null
      : // Not in an open folder, whose own venv.py would be run instead.
        await runToEnd(processes, python, ['-m', 'venv', folder], { signal, cwd: dirname(folder) })
  if (made?.code === 0) return
  // Debian's Python comes without the module that venv needs, and leaves half an environment behind.
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  const wanted = python ?? '>=3.10'
  const byUv = await runToEnd(processes, 'uv', ['venv', '--seed', '--python', wanted, folder], { signal })
  if (byUv.code === 0) return
  if (made === null) {
    throw new UserError(
      'Python 3.10 or later was not found. Install it, or name it in the environment variable PYTHON or the setting apprentice.python.',
    )
  }
  const why = made.lines.findLast((line) => line.trim() !== '') ?? `exit code ${String(made.code)}`
  throw new UserError(
    `${python} could not make an environment (${why.trim()}). On Debian and Ubuntu: apt-get install python3-venv; or install uv, which needs no venv.`,
  )
}
