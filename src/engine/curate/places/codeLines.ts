/** The lines of a text that hold something to learn, with where they lie. */

export interface CodeLine {
  /** Of the first character that is no white space. */
  readonly start: number
  /** Behind the last one. */
  readonly end: number
  readonly code: string
  readonly indentation: string
  /** The last line above that holds anything, without white space around it; empty at the beginning. */
  readonly above: string
  /** One of many that only say what a file needs of others. */
  readonly isImport: boolean
}

const imports =
  /^(?:(?:global\s+)?using\s+(?!var\b|\()[^(]*;|import\b|export\s+(?:\*|\{[^}]*\})\s+from\b|\}\s*from\b|@(?:use|import|forward|using)\b|"(?:@[\w.-]+\/)?[\w.-]+":\s*"[~^>=v\d][^"]*",?$)/

/** Closing tags alone, code that was put out of use, and what only parts or frames a comment. */
const unused =
  /^(?:<\/[\w.:-]+>|\/\/(?!\/).*[;{}(),=>\]]|(?:\*|\/\*|<!--|@\*).*[;{}]|\/\/\/?\s*<\/?\w+>|(?:\/\/|\*|\/\*)\W.*[-=*]{3,}.*)$/

/**
 * @param from lines that begin before it are passed over. So are lines without two letters, such as `});`, and comments that
 * hold code
 */
export function codeLines(text: string, from = 0): CodeLine[] {
  const lines: CodeLine[] = []
  let [start, above] = [0, '']
  for (const line of text.split('\n')) {
    const code = line.trim()
    const first = start + line.length - line.trimStart().length
    if (first >= from && /[\p{L}\p{N}_]{2}/u.test(code) && !unused.test(code)) {
      const indentation = line.slice(0, first - start)
      lines.push({
        ...{ start: first, end: first + code.length, code, indentation, above },
        isImport: isImport(code),
      })
    }
    if (code !== '') above = code
    start += line.length + 1
  }
  return lines
}

/** @param code a line without white space around it */
export function isImport(code: string): boolean {
  return imports.test(code)
}
