/** Whether an answer writes the lines above the cursor again. */
import { lineHead } from './lineHead'
import { lineRest } from './lineRest'
import type { TrimContext } from './stop'

/** Shorter lines (`}`, `break;`, `[Fact]`) stand below each other in good code. */
const SHORTEST = 10

type Around = Pick<TrimContext, 'prefix' | 'suffix'>

export function repeatsPrefix(text: string, { prefix, suffix }: Around): boolean {
  const lines = solid(lineHead(prefix) + text + (text.includes('\n') ? '' : lineRest(suffix)))
  const above = solid(prefix.slice(0, prefix.lastIndexOf('\n') + 1))
  const again = above.slice(-lines.length)
  if (lines.length === 0 || again.length < lines.length) return false
  return lines.join('\n').length >= SHORTEST && lines.every((line, index) => line === again[index])
}

/** The lines that hold something, without white space around them. */
function solid(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
