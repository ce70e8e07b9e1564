/** The rules of layout: one line, or several up to a blank one, a shallower one or the most that are wanted. */
import { indentationOf } from '#engine/language/language'
import { lineHead } from './lineHead'
import type { Stop, TrimContext } from './stop'
import { wholeLines } from './wholeLines'

export function stopAtLine(answer: string, context: TrimContext): Stop | null {
  if (context.scope === 'block') return endOfBlock(answer, context)
  const end = answer.indexOf('\n')
  return end < 0 ? null : { reason: 'lineEnd', at: end, seen: end + 1 }
}

function endOfBlock(answer: string, { prefix, maxLines }: TrimContext): Stop | null {
  const least = indentationOf(lineHead(prefix)).length
  const lines = wholeLines(answer)
  for (const [index, { text, start, end }] of lines.entries()) {
    if (index > 0 && text.trim() === '') return { reason: 'blankLine', at: start - 1, seen: end }
    if (index > 0 && isShallow(text, least)) return shallower(start, text)
    if (index + 1 === maxLines) return { reason: 'maxLines', at: end - 1, seen: end }
  }
  // How deep a line stands is known from its first character on.
  const start = lines.at(-1)?.end ?? 0
  const last = answer.slice(start)
  return start > 0 && isShallow(last, least) ? shallower(start, last) : null
}

function isShallow(line: string, least: number): boolean {
  return line.trim() !== '' && indentationOf(line).length < least
}

function shallower(start: number, line: string): Stop {
  return { reason: 'shallower', at: start - 1, seen: start + indentationOf(line).length + 1 }
}
