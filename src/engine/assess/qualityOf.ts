/**
 * The score of a suggestion, in parts, from what is known of it. docs/quality.md holds the formula and its sources; a
 * change of any number in this folder is a new formula.
 */
import type { Quality, QualityParts } from '#contracts/quality'
import { acceptanceOf } from './acceptanceOf'
import { codeQualityOf } from './codeQualityOf'
import { domainSpecificityOf } from './domainSpecificityOf'
import { efficiencyOf } from './efficiencyOf'
import type { Evidence } from './evidence'
import { functionalCorrectnessOf } from './functionalCorrectnessOf'
import { meanOf } from './meanOf'
import { modificationOf } from './modificationOf'
import { type Part, sure } from './part'
import { relevanceOf } from './relevanceOf'
import { retentionOf } from './retentionOf'

export const FORMULA = 1

/** What a person says or does counts more than what can be read off the text alone. Together 1. */
export const partWeights: Readonly<Record<keyof QualityParts, number>> = {
  rating: 0.2,
  acceptance: 0.2,
  functionalCorrectness: 0.2,
  modification: 0.1,
  retention: 0.1,
  codeQuality: 0.07,
  relevance: 0.05,
  efficiency: 0.05,
  domainSpecificity: 0.03,
}
/** Of the text alone: without any of the others they are no score. */
const ofText: readonly (keyof QualityParts)[] = ['codeQuality', 'relevance', 'domainSpecificity']
const MOST_STARS = 5

/** @param at milliseconds since 1970 */
export function qualityOf(evidence: Evidence, at: number): Quality {
  const parts: Readonly<Record<keyof QualityParts, Part>> = {
    rating: ratingOf(evidence),
    acceptance: acceptanceOf(evidence),
    modification: modificationOf(evidence),
    functionalCorrectness: functionalCorrectnessOf(evidence),
    retention: retentionOf(evidence),
    relevance: relevanceOf(evidence),
    efficiency: efficiencyOf(evidence),
    codeQuality: codeQualityOf(evidence),
    domainSpecificity: domainSpecificityOf(evidence),
  }
  const names = Object.keys(partWeights) as (keyof QualityParts)[]
  const says = names.some((name) => parts[name] !== null && !ofText.includes(name))
  const all = names.map((name) => ({ weight: partWeights[name], part: parts[name] }))
  const values = Object.fromEntries(names.map((name) => [name, parts[name]?.value ?? null]))
  return {
    suggestionId: evidence.suggestion.id,
    at,
    formula: FORMULA,
    ...(values as QualityParts),
    overall: says ? (meanOf(all)?.value ?? null) : null,
  }
}

function ratingOf({ rating }: Evidence): Part {
  return rating === null || rating.stars === null ? null : sure(rating.stars / MOST_STARS)
}
