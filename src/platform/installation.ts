/** Where the program's own parts lie: the trainer's Python, the built-in runtime and its packages, the toy base. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataFolder } from './dataFolder'
import { readInstallStamp } from './installStamp'

export interface Installation {
  readonly root: string
  /** Folder of the trainer's own code; Python finds it by `trainerEnvironment`. */
  readonly trainer: string
  /** The interpreter of the trainer's environment, whether it is there or not. */
  readonly python: string
  readonly runtimeEntry: string
  /** Folder for node_modules/node-llama-cpp, whether it is there or not. */
  readonly runtimePackages: string
  readonly toyBase: string
  readonly sampleWorkspace: string
  /** What the person named; null where we look ourselves. */
  readonly named: { readonly runtimePackages: string | null; readonly python: string | null }
}

/** What a person can name; an empty text is nothing. */
export interface NamedParts {
  readonly runtimePackages?: string | undefined
  readonly python?: string | undefined
}

/**
 * In this order: what is named, the variables APPRENTICE_RUNTIME_PACKAGES and APPRENTICE_PYTHON, what set-up made in a
 * clone, what was installed into the data folder.
 *
 * @param module `import.meta.url` of a bundle in `dist/`, or of a source file under test
 */
export function findInstallation(
  module: string,
  folder: DataFolder,
  given: NamedParts = {},
  environment: NodeJS.ProcessEnv = process.env,
): Installation {
  const root = rootAbove(dirname(fileURLToPath(module)))
  const named = {
    runtimePackages: given.runtimePackages || environment['APPRENTICE_RUNTIME_PACKAGES'] || null,
    python: given.python || environment['APPRENTICE_PYTHON'] || null,
  }
  const ownPackages = join(root, '.runtime')
  return {
    root,
    trainer: join(root, 'trainer'),
    python: findTrainerPython(root, folder.trainer, named.python),
    runtimeEntry: join(root, 'dist', 'runtime.js'),
    runtimePackages:
      named.runtimePackages ?? (hasRuntimePackages(ownPackages) ? ownPackages : folder.runtimePackages),
    toyBase: join(root, 'models', 'toy-base.Q8_0.gguf'),
    sampleWorkspace: join(root, 'test', 'fixtures', 'sample-shop'),
    named,
  }
}

/** The interpreter inside a virtual environment. */
export function pythonOf(environment: string, platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python')
}

/** Whether node-llama-cpp is installed in a folder, or in its `node_modules`. */
export function hasRuntimePackages(folder: string): boolean {
  const entry = join('node-llama-cpp', 'dist', 'index.js')
  return [join(folder, 'node_modules', entry), join(folder, entry)].some((path) => existsSync(path))
}

/**
 * The variables that the trainer runs with. Its code is not installed into its environment, so that a new version of
 * ours is a new version of it, and a folder `trainer` of the person's is never taken for it.
 */
export function trainerEnvironment(trainer: string): Record<string, string> {
  return { PYTHONPATH: trainer, PYTHONSAFEPATH: '1', PYTHONUNBUFFERED: '1', PYTHONUTF8: '1' }
}

/** A Python that is named may be no more than what the environment in the data folder was made from. */
function findTrainerPython(root: string, installed: string, named: string | null): string {
  const inDataFolder = pythonOf(installed, process.platform)
  if (named !== null) return readInstallStamp(installed)?.python === named ? inDataFolder : named
  const own = pythonOf(join(root, '.venv'), process.platform)
  return existsSync(own) ? own : inDataFolder
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'trainer'))) return at
    if (dirname(at) === at) return folder
  }
}
