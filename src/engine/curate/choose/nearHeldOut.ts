/** Keeps out of the training what is nearly the same as something that is held out: it would be known by heart. */
import type { Example } from '#contracts/example'
import { NearIndex, shingles, signature } from '#engine/duplicates/duplicates'
import type { Gate } from './choose'
import { answerOf, textOf } from '#engine/curate/example/exampleText'

/** Jaccard similarity, and how much less an estimate may say: three of its standard errors, so that none is missed. */
const THRESHOLD = 0.7
const MARGIN = 0.09
/** Characters: a shorter answer is written again by chance. */
const TELLING_ANSWER = 60

/**
 * To be the last gate: what passes it while it is held out is what the training is held against.
 * @param guard what every version is judged by besides
 */
export function nearHeldOut(guard: readonly Example[] = []): Gate {
  const heldOut = new NearIndex<null>(THRESHOLD, MARGIN)
  const answers = new Set<string>()
  const hold = (example: Example): void => {
    heldOut.add(null, signatureOf(example))
    answers.add(answerOf(example).trim())
  }
  const isNear = (example: Example): boolean => {
    const answer = answerOf(example).trim()
    return (
      (answer.length >= TELLING_ANSWER && answers.has(answer)) ||
      heldOut.near(signatureOf(example)).length > 0
    )
  }
  for (const example of guard) hold(example)
  return (examples, split) => {
    if (split === 'train')
      return Promise.resolve(examples.map((one) => (isNear(one) ? ('nearHeldOut' as const) : one)))
    for (const example of examples) hold(example)
    return Promise.resolve(examples)
  }
}

function signatureOf(example: Example): Uint32Array {
  return signature(shingles(textOf(example)))
}
