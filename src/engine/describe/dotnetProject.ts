/** What a .NET project file says of frameworks and packages. */

export interface DotnetProject {
  readonly isWeb: boolean
  /** `net9.0`. */
  readonly frameworks: readonly string[]
  /** Version by name of a package; empty where none is named. */
  readonly packages: ReadonlyMap<string, string>
}

/** @param central text of Directory.Packages.props, which may hold the versions */
export function dotnetProject(text: string, central: string): DotnetProject {
  const versions = new Map(items(central, 'PackageVersion'))
  const packages = new Map(
    items(text, 'PackageReference').map(([name, version]) => [name, version || (versions.get(name) ?? '')]),
  )
  const frameworks = [...text.matchAll(/<TargetFrameworks?>([^<]*)</g)].flatMap(([, list = '']) =>
    list.split(';').map((name) => name.trim()),
  )
  return {
    isWeb:
      /<Project[^>]*\bSdk="Microsoft\.NET\.Sdk\.Web/.test(text) ||
      /<FrameworkReference[^>]*"Microsoft\.AspNetCore/.test(text) ||
      [...packages.keys()].some((name) => name.startsWith('Microsoft.AspNetCore.')),
    frameworks: frameworks.filter((name) => /^net[a-z0-9.-]+$/.test(name)),
    packages,
  }
}

function items(text: string, element: string): [name: string, version: string][] {
  const found = text.matchAll(new RegExp(`<${element}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${element}>)`, 'g'))
  return [...found].flatMap(([, attributes = '', inside = '']): [string, string][] => {
    const name = /\bInclude="([^"]+)"/.exec(attributes)?.[1]
    const version = /\bVersion="([^"]+)"/.exec(attributes)?.[1] ?? /<Version>([^<]+)</.exec(inside)?.[1] ?? ''
    return name === undefined ? [] : [[name, version]]
  })
}
