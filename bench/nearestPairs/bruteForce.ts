/**
 * How near two sets of texts are to each other, found by comparing all with all: plain sets of 5-grams of tokens, written
 * without regard to how curation finds near duplicates, so that it can be held against it.
 */

export interface Pair {
  /** Places in the two lists. */
  readonly held: number
  readonly trained: number
  /** Shared 5-grams over all 5-grams, 0 to 1. */
  readonly similarity: number
}

const SIZE = 5

/** Of each held-out text the nearest training text, the nearest pair first; without those that share nothing. */
export function nearestPairs(held: readonly string[], trained: readonly string[]): Pair[] {
  const sets = trained.map(gramsOf)
  const holders = new Map<string, number[]>()
  for (const [at, grams] of sets.entries()) {
    for (const gram of grams) {
      const known = holders.get(gram)
      if (known === undefined) holders.set(gram, [at])
      else known.push(at)
    }
  }
  const pairs = held.flatMap((text, at): Pair[] => {
    const own = gramsOf(text)
    const shared = new Map<number, number>()
    for (const gram of own)
      for (const holder of holders.get(gram) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1)
    let best: Pair | null = null
    for (const [other, count] of shared) {
      const similarity = count / (own.size + sets[other]!.size - count)
      if (similarity > (best?.similarity ?? 0)) best = { held: at, trained: other, similarity }
    }
    return best === null ? [] : [best]
  })
  return pairs.sort((left, right) => right.similarity - left.similarity)
}

/** Answers of so many characters or more that are answers in the training, too. */
export function sameAnswers(held: readonly string[], trained: readonly string[], least = 60): string[] {
  const known = new Set(trained.map((answer) => answer.trim()))
  return held.map((answer) => answer.trim()).filter((answer) => answer.length >= least && known.has(answer))
}

function gramsOf(text: string): Set<string> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const grams = new Set<string>()
  for (let at = 0; at + SIZE <= tokens.length; at++) grams.add(tokens.slice(at, at + SIZE).join(' '))
  // A shorter text is one gram.
  if (grams.size === 0) grams.add(tokens.join(' '))
  return grams
}
