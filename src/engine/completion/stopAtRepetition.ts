/** Ends an answer that says the same again and again, as small models do where they know nothing. */
import { repetitionIn } from './repetitionIn'
import type { Stop } from './stop'
import { wholeLines } from './wholeLines'

/** The same line this often in a row; Continue's number. */
const LINES = 3

export function stopAtRepetition(answer: string): Stop | null {
  const lines = repeatedLine(answer)
  const tokens = repeatedTokens(answer)
  if (lines === null || tokens === null) return lines ?? tokens
  return lines.seen <= tokens.seen ? lines : tokens
}

function repeatedLine(answer: string): Stop | null {
  const lines = wholeLines(answer)
  for (let index = LINES - 1; index < lines.length; index++) {
    const same = lines.slice(index - LINES + 1, index + 1)
    const [first] = same
    if (first && first.text.trim() !== '' && same.every(({ text }) => text === first.text))
      return { reason: 'repetition', at: first.end - 1, seen: lines[index]!.end }
  }
  return null
}

/** Keeps the lines before; where there are none, all of it, to be seen and withheld. */
function repeatedTokens(answer: string): Stop | null {
  const repetition = repetitionIn(answer)
  if (repetition === null) return null
  const before = answer.lastIndexOf('\n', repetition.start)
  const seen = repetition.end + 1
  return {
    reason: 'repetition',
    at: answer.slice(0, Math.max(0, before)).trim() === '' ? seen : before,
    seen,
  }
}
