/** What a workspace is made of, read from its own project files; what they do not tell stays null. */
import { join } from 'node:path'
import type { Project } from '#contracts/interaction'
import { readText } from '#platform/files'
import { architectureOf } from './architectureOf'
import { codeStyleOf } from './codeStyleOf'
import { developmentPhaseOf } from './developmentPhaseOf'
import { type DotnetProject, dotnetProject } from './dotnetProject'
import { type NodePackage, nodePackage } from './nodePackage'
import { projectFiles } from './projectFiles'
import { testingFrameworkOf } from './testingFrameworkOf'

export interface ProjectSources {
  /** When each commit was made, milliseconds since 1970; null outside a repository. */
  readonly commitTimes: (folder: string) => Promise<readonly number[] | null>
  readonly now: number
  readonly signal: AbortSignal
}

const MOST_TECHNOLOGIES = 40
/** A folder with more project files than that is told by its first ones. */
const MOST_READ = 60

export async function readProject(
  workspace: string,
  { commitTimes, now, signal }: ProjectSources,
): Promise<Project> {
  const files = await projectFiles(workspace, signal)
  const read = async (path: string): Promise<string> => {
    signal.throwIfAborted()
    return (await readText(join(workspace, path)).catch(() => null)) ?? ''
  }
  const readAll = (name: RegExp): Promise<string[]> =>
    Promise.all(
      files
        .filter((path) => name.test(path))
        .slice(0, MOST_READ)
        .map(read),
    )

  const central = (await readAll(/(^|\/)Directory\.Packages\.props$/)).join('\n')
  const dotnet = (await readAll(/\.csproj$/)).map((text) => dotnetProject(text, central))
  const packages = (await readAll(/(^|\/)package\.json$/)).map(nodePackage)
  const times = await commitTimes(workspace).catch(() => null)
  return {
    workspace,
    at: now,
    projectType: projectTypeOf(dotnet, packages),
    technologies: technologiesOf(dotnet, packages),
    architecture: architectureOf(files, dotnet),
    developmentPhase: times && developmentPhaseOf(times, now),
    codeStyle: files.includes('.editorconfig') ? codeStyleOf(await read('.editorconfig')) : null,
    testingFramework: testingFrameworkOf(dotnet, packages),
  }
}

function projectTypeOf(dotnet: readonly DotnetProject[], packages: readonly NodePackage[]): string | null {
  const server = dotnet.some(({ isWeb }) => isWeb) ? 'aspnet' : dotnet.length > 0 ? 'dotnet' : null
  const client = packages.some(({ versions }) => versions.has('@angular/core'))
    ? 'angular'
    : packages.length > 0 && server === null
      ? 'node'
      : null
  return [server, client].filter((part) => part !== null).join('+') || null
}

function technologiesOf(dotnet: readonly DotnetProject[], packages: readonly NodePackage[]): string[] {
  const named = (versions: ReadonlyMap<string, string>): string[] =>
    [...versions].map(([name, version]) => `${name} ${version}`.trim())
  const all = [
    ...dotnet.flatMap(({ frameworks }) => frameworks),
    ...packages.flatMap(({ versions }) => named(versions)),
    ...dotnet.flatMap(({ packages: used }) => named(used)),
  ]
  return [...new Set(all)].slice(0, MOST_TECHNOLOGIES)
}
