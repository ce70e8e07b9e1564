/** Where in a file to dig holes: at the start of a line's code, and at token borders inside it, as a person types. */
import { seededRandom } from '#platform/seededRandom'
import { shuffled } from './shuffled'

/**
 * Offsets into `text`, in order, at most two a line and at most `most` in all; the same for the same text and seed.
 * Lines without a word teach nothing and are passed over.
 */
export function chooseCursors(text: string, most: number, seed: string): number[] {
  const random = seededRandom(seed)
  const candidates: number[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const code = line.trimStart()
    if (/\w{2}/.test(code)) {
      const first = start + line.length - code.length
      candidates.push(first)
      const border = tokenBorder(code, random)
      if (border !== null) candidates.push(first + border)
    }
    start += line.length + 1
  }
  return shuffled(candidates, random)
    .slice(0, most)
    .sort((left, right) => left - right)
}

/** A place in the first three quarters of the code where one token ends and another begins. */
function tokenBorder(code: string, random: () => number): number | null {
  const borders = [...code.matchAll(/(?<=[\s(.<=:{,>]|=>)(?=[\w'"`({<[@])/g)]
    .map((match) => match.index)
    .filter((index) => index > 0 && index <= code.length * 0.75 && code.length - index >= 3)
  return borders[Math.floor(random() * borders.length)] ?? null
}
