/** The page on which a person writes what they expected: the text under a comment that says what to do. */

const LINES = [
  'Write what you expected, then save or press Keep.',
  'It stays on this machine, with secrets taken out.',
] as const

const MARKS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  html: ['<!-- ', ' -->'],
  css: ['/* ', ' */'],
  scss: ['/* ', ' */'],
}

/** @param language VS Code's id of it */
export function expectedPage(language: string, text: string): string {
  return `${explanations(language).join('\n')}\n${text}`
}

/** What stands on the page without the explanation, or what was left of it; with `\n` between lines. */
export function expectedOn(page: string, language: string): string {
  const lines = page.replaceAll('\r\n', '\n').split('\n')
  const isText = (line: string): boolean => !explanations(language).includes(line.trimEnd())
  const first = lines.findIndex(isText)
  return first === -1 ? '' : lines.slice(first).join('\n')
}

function explanations(language: string): readonly string[] {
  const [before, after] = MARKS[language] ?? ['// ', '']
  return LINES.map((line) => `${before}${line}${after}`)
}
