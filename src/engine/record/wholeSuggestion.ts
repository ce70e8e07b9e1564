/** A suggestion with all that hangs on it, as it is shown and exported. */
import type { RecordedSuggestion } from '#contracts/record'
import type { Suggestion } from '#contracts/suggestion'
import type { Store } from '#engine/store/store'

export function wholeSuggestion(suggestion: Suggestion, store: Store): RecordedSuggestion {
  const { id } = suggestion
  return {
    kind: 'suggestion',
    suggestion,
    events: store.events.forSuggestion(id),
    outcomes: store.outcomes.forSuggestion(id),
    rating: store.ratings.get(id) ?? null,
    writtenInstead: store.writtenInstead.get(id) ?? null,
    quality: store.qualities.get(id) ?? null,
    interaction: store.interactions.get(id) ?? null,
  }
}
