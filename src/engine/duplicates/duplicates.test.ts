import { expect, test } from 'vitest'
import { seededRandom } from '#platform/seededRandom'
import { NearIndex, estimate, jaccard, shingles, signature } from './duplicates'

const random = seededRandom('duplicates')
const word = (): string => `word${Math.floor(random() * 400)}`
const words = (count: number): string[] => Array.from({ length: count }, word)

/** The same words with some of them changed. */
function changed(text: readonly string[], share: number): string[] {
  return text.map((one) => (random() < share ? word() : one))
}

/** Families of texts of every closeness and length. */
const texts = Array.from({ length: 40 }, () => words(20 + Math.floor(random() ** 2 * 800))).flatMap((first) =>
  [0, 0.005, 0.02, 0.04, 0.08, 0.2, 0.6].map((share) => changed(first, share).join(' ')),
)
const sets = texts.map(shingles)
const signatures = sets.map(signature)

test('tokens count, and neither their spacing nor their punctuation', () => {
  expect(shingles('int total = 1 + basket.Sum(2);')).toEqual(shingles('int  total=1+basket\n.Sum( 2 )'))
  expect(shingles('a b c d e f')).toHaveLength(2)
  expect(shingles('a b c d e a b c d e a b c d e')).toHaveLength(5)
  expect(shingles('größe b')).not.toEqual(shingles('gr e b'))
  expect(jaccard(shingles(''), shingles('{}'))).toBe(1)
})

test('the estimate of similarity is as near as its standard error says', () => {
  let [pairs, squares, worst] = [0, 0, 0]
  for (let left = 0; left < texts.length; left++) {
    for (let right = left + 1; right < Math.min(left + 7, texts.length); right++) {
      const truth = jaccard(sets[left]!, sets[right]!)
      if (truth < 0.2 || truth > 0.8) continue
      const error = estimate(signatures[left]!, signatures[right]!) - truth
      pairs++
      squares += error ** 2
      worst = Math.max(worst, Math.abs(error))
    }
  }
  expect(pairs).toBeGreaterThan(100)
  expect(Math.sqrt(squares / pairs)).toBeLessThan(0.036)
  expect(worst).toBeLessThan(0.13)
})

test('the index finds what comparing all with all finds, beyond the margin of its estimate', () => {
  const index = new NearIndex<number>()
  let found = 0
  for (const [at, own] of signatures.entries()) {
    const near = new Set(index.near(own))
    for (let other = 0; other < at; other++) {
      const truth = jaccard(sets[at]!, sets[other]!)
      if (truth >= 0.75) expect(near, `${at} ${other} ${truth}`).toContain(other)
      if (truth < 0.5) expect(near, `${at} ${other} ${truth}`).not.toContain(other)
    }
    found += near.size
    index.add(at, own)
  }
  expect(found).toBeGreaterThan(150)
})

test('the nearest comes first', () => {
  const index = new NearIndex<string>()
  const text = words(300)
  index.add('near', signature(shingles(changed(text, 0.03).join(' '))))
  index.add('same', signature(shingles(text.join(' '))))
  expect(index.near(signature(shingles(text.join(' '))))).toEqual(['same', 'near'])
})
