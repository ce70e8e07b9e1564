// Finds the .NET SDK that tests build real C# with: the one on PATH, else the one that set-up put into `.dotnet`.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface DotnetSdk {
  /** What to start; its folder can be put on PATH for programs that start `dotnet` themselves. */
  readonly command: string
  readonly version: string
  /** The framework that this SDK builds without downloading anything, such as `net8.0`. */
  readonly targetFramework: string
}

/** Throws a sentence for the person who runs the tests where there is no SDK. */
export function dotnetSdk(projectRoot: string): DotnetSdk {
  for (const command of ['dotnet', join(projectRoot, '.dotnet', 'sdk', 'dotnet')]) {
    // Asked for the version it would use, not for a list: a runtime without an SDK answers with an error.
    const answer = spawnSync(command, ['--version'], { encoding: 'utf8' })
    const version = answer.status === 0 ? answer.stdout.trim() : ''
    const targetFramework = targetFrameworkOf(version)
    if (targetFramework !== undefined) {
      return { command, version, targetFramework }
    }
  }
  throw new Error(
    'No .NET SDK was found. Run `node test/workspace/installDotnet.mjs`, ' +
      'or install a .NET SDK (8 or later) so that `dotnet --version` answers.',
  )
}

/** The sample needs C# 8, which came with SDK 3. */
function targetFrameworkOf(version: string): string | undefined {
  const [major = Number.NaN, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  if (!(major >= 3)) {
    return undefined
  }
  return major >= 5 ? `net${major}.0` : `netcoreapp${major}.${minor}`
}
