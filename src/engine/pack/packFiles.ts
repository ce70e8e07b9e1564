/** Files to one text, as an answer that has several holds them. */
import { problemOfName } from './problemOfName'

export interface PackedFile {
  /** From the folder they belong to, with forward slashes. */
  readonly name: string
  /** Ends with a line end, unless it is empty; where it does not, it comes back with one. */
  readonly text: string
}

/**
 * Each file stands between a line `<file name="...">` and a line `</file>`. A line of its own that looks like one of
 * these, with any number of backslashes before it, gets one more; `unpackFiles` takes it away.
 * @throws where a name would be refused when it comes back
 */
export function packFiles(files: readonly PackedFile[]): string {
  return files.map(packFile).join('\n')
}

function packFile({ name, text }: PackedFile): string {
  const problem = problemOfName(name)
  if (problem !== null) throw new Error(`${JSON.stringify(name)} cannot be packed: ${problem}.`)
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return `<file name="${name}">\n${whole.replace(/^(?=\\*<\/?file\b)/gm, '\\')}</file>`
}
