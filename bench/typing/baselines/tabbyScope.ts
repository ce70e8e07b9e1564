/**
 * The lines of an answer that stay in the block at the cursor (postprocess/limitScopeByIndentation.ts:6-126): up to the
 * first that is indented less, and that one too where it closes a block which nothing below closes.
 */
import { type TabbyContext, splitLines } from './tabbyContext'

export function withinScope(item: string, context: TabbyContext): string {
  const lines = splitLines(item)
  const joined = lines.map((line, index) => (index === 0 ? context.currentLinePrefix + line : line))
  const { least, takesClosing } = scopeOf(lines, joined, context)
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!
    if (line.trim() === '' || indentationOf(line) >= least) continue
    if (closes(joined, index) && opens(joined, index)) continue
    const isLoose = context.path.endsWith('.py') && lines[index - 1]!.trim() === ''
    const end = takesClosing && !isLoose ? index + 1 : index
    return end < lines.length ? lines.slice(0, end).join('').trimEnd() : item
  }
  return item
}

function scopeOf(
  lines: readonly string[],
  joined: readonly string[],
  { prefixLines, suffixLines, currentLinePrefix }: TabbyContext,
): { least: number; takesClosing: boolean } {
  const above = prefixLines.findLast((line) => line.trim() !== '')
  const said = lines.find((line) => line.trim() !== '')
  if (above === undefined || said === undefined) return { least: 0, takesClosing: true }
  const isBlankSoFar = currentLinePrefix.trim() === ''
  const startsOnLine = lines[0]!.trim() !== ''
  const goesOn = startsOnLine && !isBlankSoFar
  const deeper = indentationOf(startsOnLine ? currentLinePrefix + said : said) > indentationOf(above)
  const least = indentationOf(above) + (goesOn || deeper ? 1 : 0)
  const below = suffixLines.slice(1).find((line) => line.trim() !== '')
  const takesClosing = (!goesOn || opens(joined, 0)) && (below === undefined || indentationOf(below) < least)
  return { least, takesClosing }
}

function opens(lines: readonly string[], index: number): boolean {
  return index < lines.length - 1 && indentationOf(lines[index]!) < indentationOf(lines[index + 1]!)
}

function closes(lines: readonly string[], index: number): boolean {
  return index > 0 && indentationOf(lines[index - 1]!) > indentationOf(lines[index]!)
}

function indentationOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].length
}
