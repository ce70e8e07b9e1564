/** What would be run to see whether a workspace compiles: one command for each solution or TypeScript project. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type BuildTool = 'dotnet' | 'ngc' | 'tsc'

export interface Build {
  readonly tool: BuildTool
  /** The project, from the workspace. */
  readonly project: string
  readonly program: string
  readonly args: readonly string[]
  /** Where the tool prints paths from. */
  readonly folder: string
}

export interface BuildPrograms {
  /** The command `dotnet`; null where there is none. */
  readonly dotnet: string | null
  /** Where NuGet keeps the packages that were downloaded before. */
  readonly nugetPackages: string
  /** Runs JavaScript. */
  readonly node: string
  /** Given to `dotnet build`, such as `-p:Name=value`. */
  readonly dotnetArguments?: readonly string[]
}

/** Tests and applications have projects of their own beside the one that joins them. */
const typeScriptProjects = ['tsconfig.app.json', 'tsconfig.lib.json', 'tsconfig.spec.json']

/** @param copy absolute folder of a copy of the workspace @param paths of its files, with forward slashes */
export function buildsOf(copy: string, paths: readonly string[], programs: BuildPrograms): Build[] {
  return [...dotnetBuilds(copy, paths, programs), ...scriptBuilds(copy, paths, programs)]
}

function dotnetBuilds(
  copy: string,
  paths: readonly string[],
  { dotnet, nugetPackages, dotnetArguments = [] }: BuildPrograms,
): Build[] {
  if (dotnet === null) return []
  const solutions = paths.filter((path) => /\.slnx?$/i.test(path))
  const projects = paths.filter((path) => /\.csproj$/i.test(path))
  return (solutions.length > 0 ? solutions : projects).map((project) => ({
    tool: 'dotnet',
    project,
    program: dotnet,
    args: [
      'build',
      join(copy, project),
      '-nologo',
      // No server stays behind, and no analyser decides what may be learnt.
      ...['-nodeReuse:false', '-p:UseSharedCompilation=false', '-p:RunAnalyzers=false'],
      '-p:TreatWarningsAsErrors=false',
      // Packages come from where they were put before: a check downloads nothing.
      ...[`-p:RestoreSources=${existsSync(nugetPackages) ? nugetPackages : copy}`, '-p:NuGetAudit=false'],
      ...dotnetArguments,
    ],
    folder: copy,
  }))
}

function scriptBuilds(copy: string, paths: readonly string[], { node }: BuildPrograms): Build[] {
  const all = new Set(paths)
  const folders = new Set(
    paths.filter((path) => /(?:^|\/)tsconfig(?:\.app|\.lib)?\.json$/.test(path)).map((path) => dirname(path)),
  )
  return [...folders].flatMap((folder) => {
    const own = typeScriptProjects.map((name) => join(folder, name).replaceAll('\\', '/'))
    const projects = own.filter((path) => all.has(path))
    const plain = join(folder, 'tsconfig.json').replaceAll('\\', '/')
    return (projects.length > 0 ? projects : [plain]).flatMap((project): Build[] => {
      const compiler = compilerFor(copy, folder)
      if (compiler === null) return []
      const args = [compiler.script, '-p', join(copy, project), '--noEmit', '--pretty', 'false']
      return [{ tool: compiler.tool, project, program: node, args, folder: join(copy, folder) }]
    })
  })
}

/** Angular's compiler checks templates, too. The nearest `node_modules` at or above the folder counts. */
function compilerFor(copy: string, folder: string): { tool: BuildTool; script: string } | null {
  for (let at = folder; ; at = dirname(at)) {
    const packages = join(copy, at, 'node_modules')
    const ngc = join(packages, '@angular/compiler-cli/bundles/src/bin/ngc.js')
    if (existsSync(ngc)) return { tool: 'ngc', script: ngc }
    const tsc = join(packages, 'typescript/bin/tsc')
    if (existsSync(tsc)) return { tool: 'tsc', script: tsc }
    if (at === '.' || at === '/') return null
  }
}
