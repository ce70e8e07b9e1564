/** Weighs good and bad suggestions against each other, as the method that learns from them wants it. */
import type { Example } from '#contracts/example'

/**
 * Desirable to undesirable, by the sums of the weights: Ethayarajh et al. ("KTO", arXiv 2402.01306, section 4.2) and TRL's
 * trainer want them between 1:1 and 4:3.
 */
const LEAST = 1
const MOST = 4 / 3

/**
 * The same rows in the same order, with weights whose sums are in that interval: at its nearer end where they were not.
 * The sum of all stays as it was. With rows of one label alone nothing can be balanced, and nothing changes.
 * @param read the rows that were chosen; called twice, so that they need not be held
 */
export async function* balanceLabels(read: () => AsyncIterable<Example>): AsyncGenerator<Example> {
  let [good, bad] = [0, 0]
  for await (const example of read()) {
    if (example.format !== 'kto') continue
    if (example.label) good += example.weight
    else bad += example.weight
  }
  const factors = labelFactors(good, bad)
  for await (const example of read()) {
    if (example.format !== 'kto') yield example
    else yield { ...example, weight: example.weight * (example.label ? factors.good : factors.bad) }
  }
}

/** By what to multiply the weights of each label. @param good sum of the weights of the good ones */
export function labelFactors(good: number, bad: number): { good: number; bad: number } {
  const ratio = good / bad
  if (good === 0 || bad === 0 || (ratio >= LEAST && ratio <= MOST)) return { good: 1, bad: 1 }
  const wanted = Math.min(MOST, Math.max(LEAST, ratio))
  const sum = good + bad
  return { good: (sum * wanted) / (1 + wanted) / good, bad: sum / (1 + wanted) / bad }
}
