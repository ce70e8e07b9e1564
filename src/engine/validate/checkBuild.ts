/** Which files of a workspace do not compile, as its own tools say, in a copy of it. */
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Processes } from '#platform/processes'
import { blamedFiles } from './blamedFiles'
import { type Build, type BuildPrograms, type BuildTool, buildsOf } from './builds'
import { scratchCopy } from './scratchCopy'

export interface CheckedBuild {
  readonly tool: BuildTool
  readonly project: string
  /**
   * `checked`: its errors count. `incomplete`: it failed for what is not in the code, such as packages that are not
   * installed, so that nothing is blamed. `notRun`: it could not be started, or took too long.
   */
  readonly outcome: 'checked' | 'incomplete' | 'notRun'
}

export interface BuildCheck {
  readonly builds: readonly CheckedBuild[]
  /** Errors by path from the workspace, with forward slashes. */
  readonly errors: ReadonlyMap<string, readonly string[]>
}

export interface BuildCheckParts {
  readonly processes: Processes
  /** Milliseconds for each build. */
  readonly limit: number
  readonly signal?: AbortSignal | undefined
  readonly programs?: Partial<BuildPrograms>
  /** Share of the builds that are done. */
  readonly onProgress?: (share: number) => void
}

const environment = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
  MSBUILDDISABLENODEREUSE: '1',
  // The layout that is read; a person's terminal may ask for another.
  MSBUILDTERMINALLOGGER: 'off',
  NG_CLI_ANALYTICS: 'false',
}

/**
 * Runs what the workspace's projects say, so it is for workspaces that are trusted. Tools and packages that are not
 * there are no failure. Rejects when it is cancelled, or when the copy cannot be written.
 * @param paths of the files to copy, from the folder
 */
export async function checkBuild(
  folder: string,
  paths: readonly string[],
  parts: BuildCheckParts,
): Promise<BuildCheck> {
  const programs: BuildPrograms = {
    dotnet: 'dotnet',
    nugetPackages: process.env['NUGET_PACKAGES'] ?? join(homedir(), '.nuget', 'packages'),
    node: process.execPath,
    ...parts.programs,
  }
  const nothing: BuildCheck = { builds: [], errors: new Map() }
  if (!paths.some((path) => /\.(?:slnx?|csproj)$|(?:^|\/)tsconfig[\w.]*\.json$/i.test(path))) return nothing
  const planned = buildsOf(folder, paths, programs)
  if (!(await isAnyToolThere(planned, parts)))
    return { ...nothing, builds: planned.map(({ tool, project }) => ({ tool, project, outcome: 'notRun' })) }
  const copy = await scratchCopy(folder, paths, parts.signal)
  try {
    const builds: CheckedBuild[] = []
    const errors = new Map<string, string[]>()
    const all = buildsOf(copy.folder, paths, programs)
    for (const [index, build] of all.entries()) {
      const { outcome, blamed } = await run(build, copy.folder, paths, parts)
      builds.push({ tool: build.tool, project: build.project, outcome })
      for (const [path, messages] of blamed) errors.set(path, [...(errors.get(path) ?? []), ...messages])
      parts.onProgress?.((index + 1) / all.length)
    }
    return { builds, errors }
  } finally {
    await copy.remove()
  }
}

/** Without one the workspace need not be copied. A compiler in JavaScript is there, or it would not be planned. */
async function isAnyToolThere(planned: readonly Build[], { processes }: BuildCheckParts): Promise<boolean> {
  if (planned.some(({ tool }) => tool !== 'dotnet')) return true
  const [build] = planned
  if (build === undefined) return false
  const ignore = (): void => {}
  const tool = processes.start(build.program, ['--version'], {
    ...{ cwd: tmpdir(), environment, onLine: ignore, onErrorLine: ignore },
  })
  tool.closeInput()
  return (await tool.ended).code !== null
}

async function run(
  build: Build,
  copy: string,
  paths: readonly string[],
  { processes, limit, signal }: BuildCheckParts,
): Promise<{ outcome: CheckedBuild['outcome']; blamed: ReadonlyMap<string, readonly string[]> }> {
  signal?.throwIfAborted()
  const lines: string[] = []
  const keep = (line: string): void => void lines.push(line)
  const tool = processes.start(build.program, build.args, {
    cwd: build.folder,
    environment,
    onLine: keep,
    onErrorLine: keep,
  })
  tool.closeInput()
  const timeUp = AbortSignal.timeout(limit)
  const stop = AbortSignal.any([timeUp, ...(signal ? [signal] : [])])
  const kill = (): void => {
    tool.kill()
  }
  stop.addEventListener('abort', kill)
  const { code } = await tool.ended.finally(() => {
    stop.removeEventListener('abort', kill)
  })
  signal?.throwIfAborted()
  if (timeUp.aborted || code === null) return { outcome: 'notRun', blamed: new Map() }
  if (code === 0) return { outcome: 'checked', blamed: new Map() }
  const blamed = blamedFiles(lines.join('\n'), { copy, folder: build.folder, paths })
  return blamed === null ? { outcome: 'incomplete', blamed: new Map() } : { outcome: 'checked', blamed }
}
