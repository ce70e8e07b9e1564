/** Ends an answer before what closes the block around the cursor: nothing behind it belongs there. */
import { lineHead } from './lineHead'
import { readBrackets } from './readBrackets'
import type { Stop, TrimContext } from './stop'

export function stopAtBlockEnd(answer: string, { scope, prefix, fit }: TrimContext): Stop | null {
  if (scope === 'line') return null
  for (const { text, start } of readBrackets(answer, lineHead(prefix)).closers) {
    const seen = start + text.length
    if (!/^[)\]}]$|^<\//.test(text)) continue
    // Brackets are counted on each piece of a stream; the tree is only asked about the few that seem to close.
    if (fit && !fit.closesBlock(answer.slice(0, seen))) continue
    return { reason: 'blockEnd', at: start, seen }
  }
  return null
}
