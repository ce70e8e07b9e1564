/** What llama.vscode does to an answer before it shows it (src/completion.ts:105-115, 170-178 and 221-271). */
import type { Place } from './llamaPlace'

/** The lines of an answer without the blank ones at its end. */
export function linesOf(answer: string): string[] {
  const lines = answer.split(/\r?\n/)
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop()
  return lines
}

/** Whether it says nothing, or what stands below already. */
export function isDiscarded(
  said: readonly string[],
  { lines, line, linePrefix, lineSuffix }: Place,
): boolean {
  const [first, ...rest] = said
  if (first === undefined) return true
  if (line === lines.length - 1) return false
  const repeats = (from: number): boolean =>
    rest.every((text, index) => isEqualOrBeyond(lines, from + index, text))
  if (rest.length > 0 && (first.trim() === '' || first.trim() === lineSuffix.trim()) && repeats(line + 1))
    return true
  if (rest.length === 0 && first === lineSuffix) return true
  const below = lines.findIndex((text, index) => index > line && text.trim() !== '')
  if (below < 0 || linePrefix + first !== lines[below]) return false
  if (rest.length === 0) return true
  if (rest.length > 1) return repeats(below + 1)
  return lines[below + 1]?.startsWith(rest[0]!) ?? true
}

/** Without what follows on the line already, and one line where something follows. */
export function withoutSuffix(said: readonly string[], lineSuffix: string): string {
  const [first = ''] = said
  if (lineSuffix.trim() === '') return said.join('\n')
  if (first.endsWith(lineSuffix)) return first.slice(0, -lineSuffix.length)
  return first
}

/** Without the indentation that the cursor stands behind; tabs go in any case (the source's operator precedence). */
export function withoutLeadingSpaces(text: string, count: number): string {
  let at = 0
  while ((at < count && text[at] === ' ') || text[at] === '\t') at++
  return text.slice(at)
}

/** A line beyond the end throws in VS Code, and the error ends without a suggestion, like a repetition. */
function isEqualOrBeyond(lines: readonly string[], index: number, text: string): boolean {
  return index >= lines.length || lines[index] === text
}
