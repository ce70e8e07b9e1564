/** Ends an answer before a bracket, quote, tag or end of a statement that stands behind the cursor already. */
import { lineHead } from './lineHead'
import { lineRest } from './lineRest'
import { readBrackets } from './readBrackets'
import type { Stop, TrimContext } from './stop'

/** What an editor closes by itself, and the end of a statement behind it. */
const closing = /^(?:[\s)\]}>;,'"`]|<\/[\w.:-]+>)*/

export function stopAtCloser(answer: string, { prefix, suffix }: TrimContext): Stop | null {
  const rest = closing.exec(lineRest(suffix))?.[0] ?? ''
  if (rest === '') return null
  // A comma may part what the brackets around it hold; all else ends what is within them too.
  const closer = readBrackets(answer, lineHead(prefix)).closers.find(({ text }) =>
    text === ',' ? rest.startsWith(text) : rest.includes(text),
  )
  if (closer === undefined) return null
  return { reason: 'closer', at: closer.start, seen: closer.start + closer.text.length }
}
