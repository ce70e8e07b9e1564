/** The files that tsc, ng, and scripts of a package.json speak for. */
import { dirname, extname, join, resolve } from 'node:path'
import { z } from 'zod'
import { type Covers } from './coverage'
import { below, globMatches, looseJson, namesIn, textOf } from './projectFile'

const tsconfigSchema = z.object({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  files: z.array(z.string()).optional(),
  include: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
  references: z.array(z.object({ path: z.string() })).optional(),
})
type Tsconfig = z.infer<typeof tsconfigSchema>
const angularSchema = z.object({
  projects: z.record(
    z.string(),
    z.object({ root: z.string().default(''), sourceRoot: z.string().optional() }),
  ),
})
const packageSchema = z.object({ scripts: z.record(z.string(), z.string()).default({}) })

const script = /\.[cm]?tsx?$/
const spec = /\.(?:spec|test)\.[cm]?tsx?$/
const ofAngular = new Set(['.ts', '.html', '.scss', '.css', '.sass', '.less'])
const mostExtends = 10

/** Null where there is no tsconfig.json. @param rest what stands behind `tsc` */
export async function tscCoverage(rest: string, folder: string): Promise<Covers | null> {
  const named = /(?:^|\s)(?:-p|--project|-b|--build)[\s=]+["']?([^\s"'-][^\s"']*)/.exec(rest)?.[1]
  const alone = [...rest.matchAll(/(?:^|\s)([^\s"'-][^\s"']*\.[cm]?tsx?)(?=\s|$)/g)].map(([, path]) =>
    resolve(folder, path!),
  )
  // Files on the command line: their imports are compiled, too, and which these are is not known.
  if (named === undefined && alone.length > 0)
    return (file) => Promise.resolve(alone.includes(file) ? 'file' : inside(folder, file))
  const path = await tsconfigAt(folder, named)
  if (path === null) return null
  const withReferences = /(?:^|\s)(?:-b|--build)(?:\s|$)/.test(rest)
  const all = await configsFrom(path, withReferences)
  return all.length === 0
    ? null
    : (file) => Promise.resolve(script.test(file) ? best(all.map((one) => holds(one, file))) : null)
}

/** Null outside an Angular workspace. @param rest what stands behind `ng build`, `ng test` or `ng lint` */
export async function ngCoverage(
  kind: 'build' | 'test' | 'lint',
  rest: string,
  folder: string,
): Promise<Covers | null> {
  const read = angularSchema.safeParse(looseJson((await textOf(join(folder, 'angular.json'))) ?? ''))
  if (!read.success) return null
  const name = /^([\w@/-]+)/.exec(rest)?.[1]
  const { projects } = read.data
  const chosen = name !== undefined && projects[name] ? [projects[name]] : Object.values(projects)
  const roots = chosen.map(({ root, sourceRoot }) => join(folder, sourceRoot ?? join(root, 'src')))
  return (file) => {
    const known = ofAngular.has(extname(file)) && roots.some((root) => below(root, file) !== null)
    if (!known) return Promise.resolve(null)
    if (kind === 'build') return Promise.resolve(spec.test(file) ? null : 'file')
    return Promise.resolve(kind === 'lint' || spec.test(file) ? 'file' : 'project')
  }
}

/** The command of a script, and its folder; null where the package does not have it. @param rest its name comes first */
export async function scriptOf(rest: string, folder: string): Promise<string | null> {
  const name = /^\S+/.exec(rest)?.[0] ?? ''
  const read = packageSchema.safeParse(looseJson((await textOf(join(folder, 'package.json'))) ?? ''))
  return read.success ? (read.data.scripts[name === 't' ? 'test' : name] ?? null) : null
}

function inside(folder: string, file: string): 'folder' | null {
  return below(folder, file) === null ? null : 'folder'
}

function best(all: readonly ('file' | 'folder' | null)[]): 'file' | 'folder' | null {
  return all.includes('file') ? 'file' : all.includes('folder') ? 'folder' : null
}

async function tsconfigAt(folder: string, named: string | undefined): Promise<string | null> {
  const place = resolve(folder, named ?? '.')
  if (named !== undefined && named.endsWith('.json')) return place
  for (let at = place; ; at = dirname(at)) {
    if ((await namesIn(at)).includes('tsconfig.json')) return join(at, 'tsconfig.json')
    if (named !== undefined || dirname(at) === at) return null
  }
}

interface Config {
  readonly folder: string
  readonly files: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

async function configsFrom(
  path: string,
  withReferences: boolean,
  seen = new Set<string>(),
): Promise<Config[]> {
  if (seen.has(path) || seen.size > 100) return []
  seen.add(path)
  const read = await readConfig(path)
  if (read === null) return []
  const folder = dirname(path)
  const {
    files = [],
    include = files.length > 0 || read.files ? [] : ['**/*'],
    exclude = ['node_modules'],
  } = read
  const others: Config[] = []
  for (const { path: other } of withReferences ? (read.references ?? []) : []) {
    const at = resolve(folder, other)
    others.push(...(await configsFrom(at.endsWith('.json') ? at : join(at, 'tsconfig.json'), true, seen)))
  }
  return [{ folder, files, include, exclude }, ...others]
}

/** With what it inherits, whose paths are made to start at its own folder. */
async function readConfig(path: string, depth = 0): Promise<Tsconfig | null> {
  const read = tsconfigSchema.safeParse(looseJson((await textOf(path)) ?? ''))
  if (!read.success) return null
  const [base] = [read.data.extends ?? []].flat().filter((each) => each.startsWith('.'))
  if (base === undefined || depth >= mostExtends) return read.data
  const from = resolve(dirname(path), base.endsWith('.json') ? base : `${base}.json`)
  const inherited = await readConfig(from, depth + 1)
  const moved = (paths: readonly string[] | undefined): string[] | undefined =>
    paths?.flatMap((each) => below(dirname(path), join(dirname(from), each)) ?? [])
  const { files, include, exclude } = read.data
  return {
    ...read.data,
    files: files ?? moved(inherited?.files),
    include: include ?? moved(inherited?.include),
    exclude: exclude ?? moved(inherited?.exclude),
  }
}

/** A file that only an import could bring in is in the folder, and no more is known of it. */
function holds({ folder, files, include, exclude }: Config, file: string): 'file' | 'folder' | null {
  const path = below(folder, file)
  if (path === null) return files.some((each) => resolve(folder, each) === file) ? 'file' : null
  if (files.some((each) => globMatches(each, path))) return 'file'
  const matched =
    include.some((each) => globMatches(each, path)) && !exclude.some((each) => globMatches(each, path))
  if (matched) return 'file'
  return files.length > 0 ? 'folder' : null
}
