/** Ends a block before the line that stands behind the cursor already: the model has arrived there. */
import { isSameLine } from './isSameLine'
import { lineHead } from './lineHead'
import type { Stop, TrimContext } from './stop'
import { wholeLines } from './wholeLines'

export function stopAtNextLine(answer: string, { scope, prefix, suffix }: TrimContext): Stop | null {
  if (scope === 'line') return null
  const next = suffix
    .split('\n')
    .slice(1)
    .find((line) => line.trim() !== '')
  if (next === undefined) return null
  for (const { text, start, end } of wholeLines(answer)) {
    const isFirst = start === 0
    if (!isSameLine(isFirst ? lineHead(prefix) + text : text, next)) continue
    // The first line stays: nothing is left without it, and to be withheld it must be seen.
    return { reason: 'nextLine', at: isFirst ? end - 1 : start - 1, seen: end }
  }
  return null
}
