/** Whether the person wanted it, by what they did with it. */
import type { PassedOverReason, SuggestionEvent } from '#contracts/event'
import type { Evidence } from './evidence'
import { type Part, sure } from './part'
import { takenCharacters } from './takenCharacters'

/** Passed over is no refusal: nearer to one than to an accept, and worth half of one at most. */
const PASSED_OVER = 0.25
/** What an end without a decision says. Where another took its place, or the person left, it says nothing. */
const saidBy: Record<PassedOverReason, number> = {
  typedOtherwise: 0.5,
  unknown: 0.25,
  superseded: 0,
  left: 0,
}
/** Of an event that was concluded from what followed. */
const INFERRED = 0.7

export function acceptanceOf({ suggestion, events }: Evidence): Part {
  const event = (kind: SuggestionEvent['kind']): SuggestionEvent | undefined =>
    events.find((each) => each.kind === kind)
  const refused = event('undone') ?? event('rejected')
  const taken = takenCharacters(events, suggestion.text.length)
  if (refused?.kind === 'undone' || (refused && taken === null))
    return { value: 0, confidence: trust(refused) }
  if (taken !== null) return sure(suggestion.text === '' ? 1 : taken / suggestion.text.length)
  const ignored = event('ignored')
  if (ignored === undefined) return null
  const confidence = saidBy[ignored.reason ?? 'unknown'] * trust(ignored)
  return confidence === 0 ? null : { value: PASSED_OVER, confidence }
}

function trust({ confidence }: SuggestionEvent): number {
  return confidence === 'inferred' ? INFERRED : 1
}
