/** Whether what a person said of a change can be seen in it. */
import { tellingWords } from './commitMessage'

/** Characters by which words of one stem are alike: validate, validation. */
const STEM = 5

/** @returns the share of the telling words of `said` of which the stem stands in `seen` (code and paths), 0 to 1 */
export function seenShare(said: string, seen: string): number {
  const words = tellingWords(said)
  if (words.length === 0) return 0
  const stems = new Set(
    (
      seen
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[\p{L}][\p{L}\d]{2,}/gu) ?? []
    ).map((word) => word.slice(0, STEM)),
  )
  return words.filter((word) => stems.has(word.slice(0, STEM))).length / words.length
}
