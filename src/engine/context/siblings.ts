/**
 * Where an Angular or a .NET developer would look next, by the conventions of names alone: a component's template, the
 * class of a template, what a controller works with, what a test tests.
 */
export interface Siblings {
  /** Files beside it, relative to the workspace, the likeliest first; they need not exist. */
  readonly paths: readonly string[]
  /** Names of types, wherever they are. */
  readonly types: readonly string[]
}

/** By the extension of a file: those of the same stem that are looked at from it. */
const beside: Readonly<Record<string, readonly string[]>> = {
  '.spec.ts': ['.ts'],
  '.html': ['.ts', '.scss', '.css'],
  '.scss': ['.html'],
  '.css': ['.html'],
  '.ts': ['.html', '.spec.ts', '.scss'],
}

/** A controller's own words end on these; the rest is what it is about. */
const roles = /^(?<about>.+?)(?<role>Controller|Service|Repository|Validator|Handler|Endpoints|Dto)$/

export function siblings(path: string): Siblings {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? []
  if (name.endsWith('.cs')) return ofCSharp(folder, name.slice(0, -'.cs'.length))
  const extension = Object.keys(beside).find((ending) => name.endsWith(ending))
  if (extension === undefined) return { paths: [], types: [] }
  const stem = folder + name.slice(0, -extension.length)
  return { paths: (beside[extension] ?? []).map((ending) => stem + ending), types: [] }
}

function ofCSharp(folder: string, name: string): Siblings {
  if (name === 'Program') return { paths: [`${folder}Startup.cs`], types: [] }
  if (name === 'Startup') return { paths: [`${folder}Program.cs`], types: [] }
  const tested = /^(.+?)_?(?:Unit|Integration)?(?:Tests?|Specs?)$/.exec(name)?.[1]
  if (tested !== undefined) return { paths: [], types: [tested] }
  const { about, role } = roles.exec(name)?.groups ?? {}
  if (about === undefined || role === undefined) {
    return { paths: [], types: [/^I[A-Z]/.test(name) ? name.slice(1) : `I${name}`] }
  }
  const plain = /^I[A-Z]/.test(about) ? about.slice(1) : about
  const one = singular(plain)
  const named = (suffix: string): string[] => [`I${plain}${suffix}`, `${plain}${suffix}`]
  const types: readonly string[] =
    {
      Controller: [...named('Service'), ...named('Repository'), `${one}Dto`, one],
      Endpoints: [...named('Service'), ...named('Repository'), `${one}Dto`, one],
      Service: [...named('Service'), ...named('Repository'), one, `${one}Dto`],
      Repository: [...named('Repository'), one],
      Handler: [one, ...named('Repository')],
      Validator: [`${one}Dto`, one],
      Dto: [one],
    }[role] ?? []
  return { paths: [], types: types.filter((type) => type !== name) }
}

/** Orders, Categories, Boxes. */
function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`
  if (/(?:ses|xes|ches|shes)$/.test(name)) return name.slice(0, -2)
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name
}
