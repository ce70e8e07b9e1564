/**
 * How much a row from a suggestion counts, as a factor on its loss: `sureness · agreement`, doubled where tests went well
 * with it, from 0.25 to 2. The numbers are ours, chosen and not fitted, but for the doubling ("Event → use": a test that
 * passes weighs twice).
 *
 * There is no half-life: what was recorded is kept for half a year, a file that changed since shows its change in its
 * own examples, and a weight that follows the clock would make another dataset of the same rows every day.
 */
import { type Quality, qualityPartsSchema } from '#contracts/quality'
import type { SuggestionStory } from './suggestionStory'
import type { Witness } from './suggestionText'

const parts = qualityPartsSchema.keyof().options
const LEAST = 0.25
const MOST = 2
const TESTED = 2
/** Of what was concluded, not reported (docs/quality.md). */
const INFERRED = 0.7

/** A person's own words count most; what nobody looked at again counts least. */
export const sureness: Readonly<Record<Witness, number>> = {
  correction: 2,
  kept: 1,
  written: 1,
  continued: 0.5,
  part: 0.5,
  imported: 0.3,
}

/** Of a row that says how good the suggestion was: its score speaks for it. */
export function weightFor({ row, passedTests }: SuggestionStory, sure: number): number {
  return bounded(sure * agreement(row.quality, 1) * (passedTests ? TESTED : 1))
}

/** Of one that says how bad it was. */
export function weightAgainst({ row, refused }: SuggestionStory, sure: number): number {
  const trust = refused?.confidence === 'inferred' ? INFERRED : 1
  return bounded(sure * trust * agreement(row.quality, -1))
}

/** Of a text that the score of the suggestion says nothing of: it was written instead. */
export function weightOf(sure: number): number {
  return bounded(sure)
}

/**
 * From 0.5 to 1.5: how far the score is from the middle, by how much of it is known. A score is the surer the more of its
 * nine parts have evidence.
 */
function agreement(quality: Quality | null, sign: 1 | -1): number {
  if (quality === null || quality.overall === null) return 1
  const known = parts.filter((part) => quality[part] !== null).length / parts.length
  return 1 + sign * (quality.overall - 0.5) * known
}

function bounded(weight: number): number {
  return Number(Math.min(MOST, Math.max(LEAST, weight)).toFixed(3))
}
