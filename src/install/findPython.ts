/** A Python that environments can be made from. */
import type { Processes } from '#platform/processes'
import { UserError } from '#platform/userError'
import { runToEnd } from './runToEnd'

const IS_NEW_ENOUGH = ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']

/** @param named by the person; the variable PYTHON and the usual names come after it. Null: there is none. */
export async function findPython(
  processes: Processes,
  named: string | null,
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  if (named !== null) {
    if (await answers(processes, named, signal)) return named
    throw new UserError(
      `${named} is not Python 3.10 or later. Name another one in the setting apprentice.python, or clear it.`,
    )
  }
  const usual = process.platform === 'win32' ? ['py', 'python'] : ['python3', 'python']
  for (const name of [environment['PYTHON'], ...usual]) {
    if (name && (await answers(processes, name, signal))) return name
  }
  return null
}

async function answers(processes: Processes, program: string, signal: AbortSignal): Promise<boolean> {
  return (await runToEnd(processes, program, IS_NEW_ENOUGH, { signal })).code === 0
}
