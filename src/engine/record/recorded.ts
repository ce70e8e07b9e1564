/** What was recorded of a part, the newest first, and how much there is in all. */
import type { Recorded, RecordSelection } from '#contracts/record'
import type { Store } from '#engine/store/store'
import { placesOf } from './placesOf'
import { wholeSuggestion } from './wholeSuggestion'

export function recorded(selection: RecordSelection, limit: number, store: Store): Recorded {
  const places = placesOf(selection, store.recorded.workspaces())
  return {
    sizes: store.recorded.sizes(),
    models: Object.fromEntries(store.versions.list().map(({ id, tag }) => [id, tag])),
    total: places.reduce((sum, place) => sum + store.recorded.count(place).suggestions, 0),
    suggestions: places
      .flatMap((place) => store.recorded.latest(place, limit))
      .sort((a, b) => b.createdAt - a.createdAt)
      .slice(0, limit)
      .map((suggestion) => wholeSuggestion(suggestion, store)),
  }
}
