/** What the code around a suggestion is about, by its file and what stands before it. */
import type { Suggestion } from '#contracts/suggestion'

interface Sign {
  readonly domain: string
  readonly path: RegExp
  readonly code: RegExp
}

const never = /$^/
/** In this order: a test of a controller is a test. */
const csharp: readonly Sign[] = [
  {
    domain: 'dotnet.test',
    path: /Tests?\.cs$|(^|\/)[^/]*\.?Tests?\//,
    code: /^\s*using (?:Xunit|NUnit\.Framework|Microsoft\.VisualStudio\.TestTools)|\[(?:Fact|Theory|Test|TestMethod)\b/m,
  },
  {
    domain: 'aspnet.controller',
    path: /Controller\.cs$/,
    code: /\[ApiController\]|:\s*Controller(?:Base)?\b|\[Http(?:Get|Post|Put|Delete|Patch)\b/,
  },
  {
    domain: 'aspnet.minimalApi',
    path: /(?:Endpoints?|Routes)\.cs$/,
    code: /\.Map(?:Get|Post|Put|Delete|Patch|Group)\(|\bWebApplication\b/,
  },
  {
    domain: 'efcore',
    path: /(^|\/)Migrations\/|(?:DbContext|EntityTypeConfiguration)\.cs$/,
    code: /\bMicrosoft\.EntityFrameworkCore\b|\bDbContext\b|\bDbSet</,
  },
]
const typescript: readonly Sign[] = [
  { domain: 'angular.test', path: /\.spec\.ts$/, code: /\bTestBed\b|@angular\/core\/testing/ },
  { domain: 'angular.component', path: /\.component\.ts$/, code: /@Component\(/ },
  { domain: 'angular.service', path: /\.service\.ts$/, code: /@Injectable\(/ },
  { domain: 'angular.other', path: never, code: /from ['"]@angular\// },
]

export function domainOf({
  path,
  language,
  prefix,
}: Pick<Suggestion, 'path' | 'language' | 'prefix'>): string {
  switch (language) {
    case 'csharp':
      return find(csharp, path, prefix) ?? 'dotnet.other'
    case 'typescript':
      return find(typescript, path, prefix) ?? 'general'
    case 'html':
      return 'angular.template'
    case 'scss':
      return 'style'
    default:
      return 'general'
  }
}

/** The name of the file is surer than the code, of which the beginning may be cut. */
function find(signs: readonly Sign[], path: string, code: string): string | undefined {
  return (signs.find((sign) => sign.path.test(path)) ?? signs.find((sign) => sign.code.test(code)))?.domain
}
