/** All that is known of a suggestion when it is scored. */
import type { SuggestionEvent } from '#contracts/event'
import type { Outcome } from '#contracts/outcome'
import type { Rating } from '#contracts/rating'
import type { Suggestion } from '#contracts/suggestion'

export interface Evidence {
  readonly suggestion: Suggestion
  /** Events and outcomes in the order in which they were reported. */
  readonly events: readonly SuggestionEvent[]
  readonly outcomes: readonly Outcome[]
  readonly rating: Rating | null
}
