/** Installs what is not in the package, for every driver alike: the built-in runtime and the trainer's environment. */
import type { InstallablePart, Installed } from '#contracts/setUp'
import type { DataFolder } from '#platform/dataFolder'
import type { Installation } from '#platform/installation'
import type { Processes } from '#platform/processes'
import { UserError } from '#platform/userError'
import type { InstallWatch } from './installProgress'
import { installRuntime } from './installRuntime'
import { installTrainer } from './installTrainer'
import { registryOf } from './registry'
import { runtimePackages } from './runtimePackage'

export { checkSetUp } from './checkSetUp'
export type { InstallProgress } from './installProgress'

export interface InstallParts {
  readonly processes: Processes
  readonly installation: Installation
  readonly dataFolder: DataFolder
  /** Where to, by default into the data folder. */
  readonly folder: string | undefined
  /** npm registry that the person named. */
  readonly registry: string | undefined
}

/** Throws a UserError for what a person can mend, and the signal's reason when cancelled. */
export async function installPart(
  part: InstallablePart,
  { processes, installation, dataFolder, folder: given, registry }: InstallParts,
  watch: InstallWatch,
): Promise<Installed> {
  const { named, trainer } = installation
  switch (part) {
    case 'runtime': {
      if (given === undefined && named.runtimePackages !== null) {
        throw new UserError(
          `The built-in runtime is taken from ${named.runtimePackages}, as the setting apprentice.runtimePackages says. Clear it to have the runtime downloaded.`,
        )
      }
      const folder = given ?? dataFolder.runtimePackages
      const machine = `${process.platform}-${process.arch}`
      await installRuntime(runtimePackages, { folder, registry: registryOf(registry), machine }, watch)
      return { part, folder }
    }
    case 'trainer': {
      const folder = given ?? dataFolder.trainer
      await installTrainer({ processes, folder, trainer, python: named.python }, watch)
      return { part, folder }
    }
  }
}
