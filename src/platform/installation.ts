/** Where the program's own parts lie: the trainer's Python, the built-in runtime and its packages, the toy base. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Installation {
  readonly root: string
  /** The interpreter of the trainer's environment; APPRENTICE_PYTHON overrides. */
  readonly python: string
  readonly runtimeEntry: string
  /** Folder that holds node_modules/node-llama-cpp; APPRENTICE_RUNTIME_PACKAGES overrides. */
  readonly runtimePackages: string
  readonly toyBase: string
  readonly sampleWorkspace: string
}

/** @param module `import.meta.url` of a bundle in `dist/`, or of a source file under test */
export function findInstallation(module: string, environment: NodeJS.ProcessEnv = process.env): Installation {
  const root = rootAbove(dirname(fileURLToPath(module)))
  return {
    root,
    python: environment['APPRENTICE_PYTHON'] ?? pythonOf(join(root, '.venv'), process.platform),
    runtimeEntry: join(root, 'dist', 'runtime.js'),
    runtimePackages: environment['APPRENTICE_RUNTIME_PACKAGES'] ?? join(root, '.runtime'),
    toyBase: join(root, 'models', 'toy-base.Q8_0.gguf'),
    sampleWorkspace: join(root, 'test', 'fixtures', 'sample-shop'),
  }
}

/** The interpreter inside a virtual environment. */
export function pythonOf(environment: string, platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python')
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'trainer'))) return at
    if (dirname(at) === at) return folder
  }
}
