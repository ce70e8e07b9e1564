/**
 * Code that looks like what stands around the cursor: windows of other files by the Jaccard similarity of their words,
 * as Copilot ("neighbouring tabs") and Cody rank them.
 */
import type { ContextSnippet } from '#contracts/contextSnippet'
import { languageOf } from '#engine/language/language'
import { cutAtLine } from './cutAtLine'
import { lineRange } from './lineRange'
import type { OpenText } from './openTexts'
import type { Place } from './place'
import { type WordWindow, WINDOW_LINES, wordsOf } from './wordWindows'

const MOST_SNIPPETS = 2
const MOST_CHARACTERS = 800
/** Below it two pieces of code share little but the words of the language and of the project. */
const LEAST_SIMILARITY = 0.2

/** At most one window a file, the most similar first. @param windowsOf of another document, which it may remember */
export function similar(
  place: Place,
  others: readonly OpenText[],
  windowsOf: (document: OpenText) => readonly WordWindow[],
): ContextSnippet[] {
  const { text, offset } = place
  // What is above the cursor says more of what is being written than what is below.
  const around = lineRange(text, { start: offset, end: offset }, (WINDOW_LINES * 3) / 4, WINDOW_LINES / 4)
  const words = wordsOf(text.slice(around.start, around.end))
  const language = languageOf(place.path)
  return others
    .filter(({ path }) => languageOf(path) === language)
    .flatMap((document) => {
      const [best] = windowsOf(document)
        .map((window) => ({ document, window, similarity: jaccard(words, window.words) }))
        .sort((left, right) => right.similarity - left.similarity)
      return best && best.similarity >= LEAST_SIMILARITY ? [best] : []
    })
    .sort((left, right) => right.similarity - left.similarity)
    .slice(0, MOST_SNIPPETS)
    .map(({ document, window }) => ({
      path: document.path,
      text: cutAtLine(document.text.slice(window.start, window.end), MOST_CHARACTERS),
      source: 'similar' as const,
    }))
}

/** Shared words over all words, 0 to 1; both sorted, each word once. */
function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    const difference = left[l]! - right[r]!
    if (difference === 0) shared++
    if (difference <= 0) l++
    if (difference >= 0) r++
  }
  const all = left.length + right.length - shared
  return all === 0 ? 0 : shared / all
}
