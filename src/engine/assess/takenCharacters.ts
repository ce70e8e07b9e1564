/** How many characters of a suggestion the person took, by a key or by hand; null where nothing was taken. */
import type { SuggestionEvent } from '#contracts/event'

export function takenCharacters(events: readonly SuggestionEvent[], length: number): number | null {
  if (events.some(({ kind }) => kind === 'accepted')) return length
  const taken = events.filter(({ kind }) => kind === 'partiallyAccepted' || kind === 'typedThrough')
  if (taken.length === 0) return null
  // Counted from the start of the suggestion; one without a count was typed to its end.
  return Math.min(length, Math.max(...taken.map(({ acceptedCharacters = length }) => acceptedCharacters)))
}
