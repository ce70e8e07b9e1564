/** How people call a language that VS Code knows by an id. */
const NAMES: Readonly<Record<string, string>> = {
  csharp: 'C#',
  css: 'CSS',
  html: 'HTML',
  scss: 'SCSS',
  typescript: 'TypeScript',
  typescriptreact: 'TypeScript JSX',
}

export function languageName(languageId: string): string {
  return NAMES[languageId] ?? languageId
}
