/**
 * The files that `dotnet build` and `dotnet test` speak for: the compile items of the projects that they build, as the
 * SDK's default globs, `Compile` items and project references say.
 */
import { nodesNamed, type XmlNode, xmlTree } from '#engine/reports/reports'
import { dirname, extname, join, resolve } from 'node:path'
import { type Covers } from './coverage'
import { below, globMatches, joined, namesIn, textOf } from './projectFile'

interface Project {
  readonly folder: string
  readonly root: XmlNode
  readonly references: readonly string[]
}

const compiled = new Set(['.cs', '.razor', '.cshtml'])
const testPackage = /^(?:Microsoft\.NET\.Test\.Sdk|xunit(?:\.v3)?|nunit|MSTest(?:\.TestFramework)?)$/i
/** No solution has more; a circle of references ends by what was seen. */
const mostProjects = 300

/** Null where no project is found: then nothing is known. @param rest what stands behind the verb */
export async function dotnetCoverage(
  kind: 'build' | 'test' | 'lint',
  rest: string,
  folder: string,
): Promise<Covers | null> {
  const named = /(?:^|\s)["']?([^\s"'-][^\s"']*\.(?:csproj|slnx?))["']?/i.exec(rest)?.[1]
  const place = /^["']?([^\s"'-][^\s"']*)/.exec(rest)?.[1]
  const target =
    named === undefined
      ? await targetIn(place === undefined ? folder : resolve(folder, place.replaceAll('\\', '/')))
      : joinedOrAbsolute(folder, named)
  if (target === null) return null
  const projects = new Map<string, Project>()
  const entries = await projectsOf(target)
  for (const path of entries) await load(path, projects)
  if (projects.size === 0) return null
  const tests = [...projects].filter(
    ([path, project]) => isTest(project) || (entries.length === 1 && path === entries[0]),
  )
  const tested = new Set(tests.flatMap(([path]) => reach(path, projects)))
  return async (file) => {
    if (!compiled.has(extname(file).toLowerCase())) return null
    for (const [path, project] of projects) {
      if (!(await compiles(project, file))) continue
      if (kind !== 'test') return 'file'
      if (tests.some(([own]) => own === path)) return 'file'
      if (tested.has(path)) return 'project'
    }
    return null
  }
}

function joinedOrAbsolute(folder: string, path: string): string {
  return resolve(folder, path.replaceAll('\\', '/'))
}

/** As MSBuild looks: the one solution or project of the folder. */
async function targetIn(folder: string): Promise<string | null> {
  const names = await namesIn(folder)
  const name = names.find((each) => /\.slnx?$/i.test(each)) ?? names.find((each) => /\.csproj$/i.test(each))
  return name === undefined ? null : join(folder, name)
}

async function projectsOf(target: string): Promise<string[]> {
  if (/\.csproj$/i.test(target)) return [target]
  const text = (await textOf(target)) ?? ''
  const paths = /\.slnx$/i.test(target)
    ? [...text.matchAll(/<Project\s[^>]*Path="([^"]+\.csproj)"/gi)]
    : [...text.matchAll(/^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+\.csproj)"/gim)]
  return paths.map(([, path]) => joined(dirname(target), path!))
}

async function load(path: string, projects: Map<string, Project>): Promise<void> {
  if (projects.has(path) || projects.size >= mostProjects) return
  const root = xmlTree((await textOf(path)) ?? '')
  if (root === null) return
  const folder = dirname(path)
  const references = [...nodesNamed(root, 'ProjectReference')].flatMap(({ attributes }) =>
    attributes['Include'] === undefined ? [] : [joined(folder, attributes['Include'])],
  )
  projects.set(path, { folder, root, references })
  for (const reference of references) await load(reference, projects)
}

function reach(path: string, projects: ReadonlyMap<string, Project>, seen = new Set<string>()): string[] {
  if (seen.has(path)) return []
  seen.add(path)
  for (const reference of projects.get(path)?.references ?? []) reach(reference, projects, seen)
  return [...seen]
}

function isTest({ root }: Project): boolean {
  const packages = [...nodesNamed(root, 'PackageReference')].some(({ attributes }) =>
    testPackage.test(attributes['Include'] ?? ''),
  )
  return packages || textIn(root, 'IsTestProject') === 'true'
}

function textIn(root: XmlNode, name: string): string {
  return [...nodesNamed(root, name)].at(-1)?.text.trim().toLowerCase() ?? ''
}

async function compiles({ folder, root }: Project, file: string): Promise<boolean> {
  const path = below(folder, file)
  const globs = (attribute: string): string[] =>
    [...nodesNamed(root, 'Compile')].flatMap(({ attributes }) => attributes[attribute]?.split(';') ?? [])
  const listed = globs('Include').some((glob) =>
    path === null ? joined(folder, glob) === file : globMatches(glob, path),
  )
  if (listed || path === null) return listed
  const byDefault =
    root.attributes['Sdk'] !== undefined &&
    textIn(root, 'EnableDefaultCompileItems') !== 'false' &&
    textIn(root, 'EnableDefaultItems') !== 'false'
  if (!byDefault || globs('Remove').some((glob) => globMatches(glob, path))) return false
  const folders = path.split('/').slice(0, -1)
  if (folders.some((name, depth) => name.startsWith('.') || (depth === 0 && /^(?:bin|obj)$/i.test(name))))
    return false
  // What lies in the folder of another project is that one's.
  for (let depth = 1; depth <= folders.length; depth++) {
    const names = await namesIn(join(folder, ...folders.slice(0, depth)))
    if (names.some((name) => /\.csproj$/i.test(name))) return false
  }
  return true
}
