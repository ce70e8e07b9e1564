/**
 * Makes the trainer's Python environment: the packages of trainer/requirements.txt, each checked against its hash. An
 * environment cannot be moved, so it is made in place, and a stamp says at the end that it is whole.
 */
import { readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sha256, writeWhole } from '#platform/files'
import { pythonOf } from '#platform/installation'
import { type InstallStamp, installStampFile, readInstallStamp } from '#platform/installStamp'
import type { Processes } from '#platform/processes'
import { systemSentence } from '#platform/systemError'
import { UserError } from '#platform/userError'
import { holdFolder } from './holdFolder'
import { installRequirements } from './installRequirements'
import type { InstallWatch } from './installProgress'
import { makeEnvironment } from './makeEnvironment'
import { probeTrainer } from './probeTrainer'

export interface TrainerTarget {
  readonly processes: Processes
  readonly folder: string
  /** Folder of the trainer's own code and its requirements.txt. */
  readonly trainer: string
  /** The Python to make it from; null looks for one. */
  readonly python: string | null
}

/** Does nothing where the same is installed and answers. Throws a UserError for what a person can mend. */
export async function installTrainer(target: TrainerTarget, watch: InstallWatch): Promise<void> {
  try {
    const stamp = await wantedStamp(target.trainer, target.python)
    await holdFolder(target.folder, () => installHeld(target, stamp, watch))
  } catch (error) {
    watch.signal.throwIfAborted()
    const sentence = error instanceof UserError ? null : systemSentence(error)
    throw sentence === null
      ? error
      : new UserError(`The trainer's environment was not installed. ${sentence}`)
  }
}

/** What the stamp says of an environment that was made from these requirements. */
export async function wantedStamp(trainer: string, python: string | null): Promise<InstallStamp> {
  return { content: sha256(await readFile(join(trainer, 'requirements.txt'))), python }
}

async function installHeld(
  { processes, folder, trainer, python }: TrainerTarget,
  stamp: InstallStamp,
  { signal, report }: InstallWatch,
): Promise<void> {
  const interpreter = pythonOf(folder, process.platform)
  const probe = () => probeTrainer(processes, interpreter, trainer, signal)
  if (isDeepStrictEqual(readInstallStamp(folder), stamp) && (await probe()).kind === 'answers') return
  await refuseForeignFolder(folder)
  await remove(folder)
  try {
    report({ percentage: 0, message: "Making the trainer's Python environment" })
    await makeEnvironment(processes, folder, python, signal)
    await installRequirements(processes, interpreter, join(trainer, 'requirements.txt'), { signal, report })
    report({ percentage: 96, message: 'Trying the trainer' })
    const tried = await probe()
    if (tried.kind !== 'answers') {
      const why = tried.kind === 'failed' ? tried.message : `${interpreter} is not there.`
      throw new UserError(
        `The trainer was installed, but does not start: ${why} Install it again; if that does not help, name another Python (3.10 or later) in the setting apprentice.python.`,
      )
    }
    await writeWhole(installStampFile(folder), `${JSON.stringify(stamp)}\n`)
  } catch (error) {
    await remove(folder)
    throw error
  }
}

const remove = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** A folder that somebody named by mistake must not lose what it holds. */
async function refuseForeignFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0 || (await stat(join(folder, 'pyvenv.cfg')).catch(() => null)) !== null) return
  throw new UserError(`${folder} holds other files. Name a folder that is empty or not there yet.`)
}
