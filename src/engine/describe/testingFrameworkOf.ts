/** What a project's tests are written with, by its packages. */
import type { DotnetProject } from './dotnetProject'
import type { NodePackage } from './nodePackage'

/** By name of a package, in lower case. */
const frameworks: readonly (readonly [RegExp, string])[] = [
  [/^xunit(?:\.|$)/, 'xunit'],
  [/^nunit$/, 'nunit'],
  [/^mstest(?:\.|$)/, 'mstest'],
  [/^tunit$/, 'tunit'],
  [/^vitest$/, 'vitest'],
  [/^jest$/, 'jest'],
  [/^jasmine-core$/, 'jasmine'],
  [/^karma$/, 'karma'],
  [/^@playwright\/test$|^microsoft\.playwright/, 'playwright'],
  [/^cypress$/, 'cypress'],
]

export function testingFrameworkOf(
  dotnet: readonly DotnetProject[],
  packages: readonly NodePackage[],
): string | null {
  const names = [
    ...dotnet.flatMap((project) => [...project.packages.keys()]),
    ...packages.flatMap(({ versions }) => [...versions.keys()]),
  ].map((name) => name.toLowerCase())
  const used = frameworks.filter(([sign]) => names.some((name) => sign.test(name)))
  return used.map(([, name]) => name).join(' + ') || null
}
