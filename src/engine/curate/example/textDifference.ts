/** How much of one text had to be changed to get another. */
import { distance } from 'fastest-levenshtein'

/** Comparing takes time with the product of the lengths. */
const MOST_CHARACTERS = 6000

/** Levenshtein distance by the longer length, 0 to 1; null where one is too long, or where they differ in layout alone. */
export function textDifference(one: string, other: string): number | null {
  const longer = Math.max(one.length, other.length)
  if (longer === 0 || longer > MOST_CHARACTERS || bare(one) === bare(other)) return null
  return distance(one, other) / longer
}

/** Without what a formatter changes. */
function bare(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
