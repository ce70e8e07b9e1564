/**
 * Promote, keep, or not enough evidence. The gate follows the product's first design: accuracy may fall by 0.02 at
 * most, coherence not at all, and relevance to the person's own code must rise. What was forgotten of general code is
 * said, and decides nothing yet: how much of it a gain is worth is not known.
 */
import { hasForgotten } from '#contracts/guardWords'
import type { Difference, GuardMeasures, Measures, Verdict } from '#contracts/scorecard'

/** Fewer held-out places, or from fewer files, say nothing about the next file. */
const MIN_EXAMPLES = 20
const MIN_GROUPS = 3
const EXACT_MATCH_MAY_FALL = 0.02
const SIMILARITY_MAY_FALL = 0.01
const EMPTY_MAY_RISE = 0.1

export interface Measured {
  readonly examples: number
  readonly groups: number
  readonly incumbent: Measures
  readonly candidate: Measures
  readonly lossGain: Difference
  readonly editSimilarityGain: Difference
  readonly guard: GuardMeasures | null
}

export function decideVerdict(measured: Measured): Verdict {
  const { decision, reasons } = decide(measured)
  return { decision, reasons: [...reasons, ...forgotten(measured.guard)] }
}

function forgotten(guard: GuardMeasures | null): string[] {
  if (!hasForgotten(guard)) return []
  const { incumbentLoss, candidateLoss, lossGain } = guard
  return [
    `It has forgotten general code: its loss on the guard set went from ${incumbentLoss.toFixed(3)} to ${candidateLoss.toFixed(3)} (gain ${interval(lossGain)}).`,
  ]
}

function decide(measured: Measured): Verdict {
  const { examples, groups, incumbent, candidate, lossGain, editSimilarityGain: similarity } = measured
  if (examples < MIN_EXAMPLES || groups < MIN_GROUPS) {
    return {
      decision: 'notEnoughEvidence',
      reasons: [
        `Only ${examples} held-out places in ${groups} files; ${MIN_EXAMPLES} in ${MIN_GROUPS} are needed to judge.`,
      ],
    }
  }
  const lossSentence = `Loss on held-out code went from ${incumbent.loss.toFixed(3)} to ${candidate.loss.toFixed(3)} (gain ${interval(lossGain)}).`
  const similaritySentence = `Similarity of served answers went from ${incumbent.editSimilarity.toFixed(3)} to ${candidate.editSimilarity.toFixed(3)} (gain ${interval(similarity)}).`

  const worse = [
    candidate.empty > incumbent.empty + EMPTY_MAY_RISE &&
      `It answers nothing in ${percent(candidate.empty)} of places, before in ${percent(incumbent.empty)}.`,
    candidate.exactMatch < incumbent.exactMatch - EXACT_MATCH_MAY_FALL &&
      `Exact answers fell from ${percent(incumbent.exactMatch)} to ${percent(candidate.exactMatch)}.`,
    similarity.mean < -SIMILARITY_MAY_FALL && similaritySentence,
    lossGain.mean < 0 && lossSentence,
  ].filter((reason) => reason !== false)
  if (worse.length > 0) return { decision: 'keep', reasons: worse }

  const better = [lossGain.low > 0 && lossSentence, similarity.low > 0 && similaritySentence].filter(
    (reason) => reason !== false,
  )
  if (better.length > 0) {
    const rest = [lossSentence, similaritySentence].filter((sentence) => !better.includes(sentence))
    return { decision: 'promote', reasons: [...better, ...rest] }
  }
  return {
    decision: 'notEnoughEvidence',
    reasons: ['The difference is within what chance would give.', lossSentence, similaritySentence],
  }
}

const interval = ({ mean, low, high }: Difference): string =>
  `${signed(mean)}, 95 % between ${signed(low)} and ${signed(high)}`
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
