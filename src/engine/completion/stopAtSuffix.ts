/** Ends an answer where it runs into what follows the cursor. */
import { lineHead } from './lineHead'
import type { Stop, TrimContext } from './stop'

/**
 * Characters of the suffix that say that the model has arrived there, as in Continue; here up to the end of their
 * line, because members of one class often begin with the same twenty.
 */
const ENOUGH = 20

export function stopAtSuffix(answer: string, { suffix }: TrimContext): Stop | null {
  const following = suffix.trim()
  const lineEnd = following.indexOf('\n', ENOUGH)
  const beginning = lineEnd < 0 ? following : following.slice(0, lineEnd)
  if (beginning.length < ENOUGH) return null
  for (let at = answer.indexOf(beginning); at >= 0; at = answer.indexOf(beginning, at + 1)) {
    const seen = at + beginning.length
    // What would leave nothing stays, to be seen and withheld.
    if (answer.slice(0, at).trim() === '') return { reason: 'suffix', at: seen, seen }
    // A line that begins so is the next one only where it is as deep: a rule of its own.
    if (lineHead(answer.slice(0, at)).trim() !== '') return { reason: 'suffix', at, seen }
  }
  return null
}
