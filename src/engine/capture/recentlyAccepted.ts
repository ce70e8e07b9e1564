/** Accepted texts that an earlier process had not followed to the end, as the store knows them. */
import { type AftermathMoment } from '#contracts/outcome'
import { holdsPlaceholder } from '#engine/redact/redact'
import { type Store } from '#engine/store/store'
import { type ClosedText } from './closedTexts'

export interface RecentlyAccepted extends ClosedText {
  /** Moments that were looked at. */
  readonly looked: readonly AftermathMoment[]
}

/** @param since milliseconds since 1970 */
export function recentlyAccepted(
  store: Pick<Store, 'acceptedSuggestions'>,
  since: number,
): RecentlyAccepted[] {
  return (
    store
      .acceptedSuggestions({ since })
      .filter(({ undone }) => !undone)
      .map(({ suggestion, acceptedAt, survivals }) => ({
        suggestion,
        acceptedAt,
        uri: null,
        text: survivals.at(-1)?.finalText ?? suggestion.text,
        offset: null,
        looked: survivals.map(({ moment }) => moment),
      }))
      // Where something was redacted, nobody knows what stands in the document.
      .filter(({ text, suggestion }) => !holdsPlaceholder(`${text}${suggestion.text}`) && text.trim() !== '')
  )
}
