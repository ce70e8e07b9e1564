/** What the lines of a suggestion tell without a parser. */
import type { Suggestion } from '#contracts/suggestion'
import { type Part, sure } from './part'

/** Longer than most style guides of C# and TypeScript allow. */
const LONG = 120
/** Shorter lines, such as brackets, are alike in good code too. */
const TELLING = 8

/** Share of its lines that are no longer than a screen; the first one begins at the cursor. */
export function shortLines({ text, character }: Pick<Suggestion, 'text' | 'character'>): Part {
  const lengths = text.split('\n').map((line, index) => line.length + (index === 0 ? character : 0))
  return sure(lengths.filter((length) => length <= LONG).length / lengths.length)
}

/** Share of its lines that say something new; null where there is nothing to compare. */
export function distinctLines(text: string): Part {
  const lines = text.split('\n').map((line) => line.trim())
  const telling = lines.filter((line) => line.length >= TELLING)
  return telling.length < 2 ? null : sure(new Set(telling).size / telling.length)
}
