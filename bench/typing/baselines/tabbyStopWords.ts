/**
 * The stop words of Tabby's server by language (crates/tabby-common/src/languages.rs:8-85 and assets/languages.toml).
 * Those of model families are left out: the stand-in never writes them. A language that the server does not know ends
 * with its line, as the empty comment of `UNKNOWN_LANGUAGE` stands behind a line break (languages.rs:127-133).
 */
interface Language {
  readonly extensions: readonly string[]
  readonly comment?: string
  readonly keywords: readonly string[]
}

const LANGUAGES: readonly Language[] = [
  { extensions: ['py'], comment: '#', keywords: ['def', 'from', 'class', 'import'] },
  {
    extensions: ['js', 'ts', 'jsx', 'tsx', 'mjs', 'mts'],
    comment: '//',
    keywords: [
      ...['abstract', 'async', 'class', 'const', 'export', 'function', 'interface'],
      ...['module', 'package', 'type', 'var', 'enum', 'let'],
    ],
  },
  {
    extensions: ['cs'],
    comment: '//',
    keywords: [
      ...['class', 'struct', 'enum', 'interface', 'abstract', 'static', 'extern'],
      ...['namespace', 'using', 'var', 'dynamic', 'async'],
    ],
  },
  { extensions: ['html', 'css'], keywords: [] },
]

export function stopWords(path: string): string[] {
  const language = LANGUAGES.find(({ extensions }) =>
    extensions.includes(path.slice(path.lastIndexOf('.') + 1)),
  )
  if (language === undefined) return ['\n']
  const { comment, keywords } = language
  return ['\n\n', ...(comment === undefined ? [] : [`\n${comment}`]), ...keywords.map((word) => `\n${word}`)]
}
