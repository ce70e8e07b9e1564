/** Whether what a person said of a change can be seen in it. */
import { tellingWords } from './commitMessage'
import { wordsIn } from './wordsIn'

/** Characters by which words of one stem are alike: validate, validation. */
const STEM = 5

/** @returns the share of the telling words of `said` of which the stem stands in `seen` (code and paths), 0 to 1 */
export function seenShare(said: string, seen: string): number {
  const words = tellingWords(said)
  if (words.length === 0) return 0
  const stems = new Set(wordsIn(seen).map(stemOf))
  return words.filter((word) => stems.has(stemOf(word))).length / words.length
}

function stemOf(word: string): string {
  return word.replace(/(?<=..[^s])s$/, '').slice(0, STEM)
}
