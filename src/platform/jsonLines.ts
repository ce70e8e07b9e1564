/** What stands in a file of JSON lines, one at a time. */
import { linesOf } from './linesOf'

export interface JsonLine {
  /** As it stands in the file. */
  readonly line: string
  readonly value: unknown
}

/** An empty line is none. Throws where a line is no JSON. */
export async function* jsonLines(path: string): AsyncGenerator<JsonLine> {
  for await (const line of linesOf(path)) if (line !== '') yield { line, value: JSON.parse(line) }
}
