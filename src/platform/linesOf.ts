/** The lines of a text file, one at a time. */
import { createReadStream } from 'node:fs'

/** Split at `\n` alone: strings in JSON may hold any other line separator. An empty last line is none. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}
