/** Whether a suggestion was good, in one word, for what learns from that alone; null where it is not known. */
import type { SuggestionStory } from './suggestionStory'

export interface SuggestionLabel {
  readonly label: boolean
  readonly at: number
  /** How sure it is, before the score is asked. */
  readonly sure: number
}

const GOOD_STARS = 4
const POOR_STARS = 2
/** Seconds that a text must have stood unchanged, where it was not saved. */
const STOOD = 30

/**
 * Stars first: they are said of the text itself. What was passed over, replaced by another, left or not seen has no
 * label, and neither has what was kept although it seems to have broken something.
 */
export function labelOf(story: SuggestionStory): SuggestionLabel | null {
  const { row, refused, failure, accepted } = story
  // How another program's suggestions were offered is not known, nor are its refusals.
  if (row.suggestion.client !== 'editor') return null
  const stars = row.rating?.stars ?? null
  if (row.rating !== null && stars !== null && stars >= GOOD_STARS)
    return { label: true, at: row.rating.at, sure: 1.5 }
  if (row.rating !== null && stars !== null && stars <= POOR_STARS)
    return { label: false, at: row.rating.at, sure: 1.5 }
  const expected = row.rating?.expected?.trim() ?? null
  if (row.rating !== null && expected !== null && expected !== row.suggestion.text.trim())
    return { label: false, at: row.rating.at, sure: 1.5 }
  if (refused !== null) return { label: false, at: refused.at, sure: 1 }
  const unchanged = isUnchanged(story)
  if (failure !== null) return unchanged ? null : { label: false, at: failure.at, sure: failure.confidence }
  return unchanged && accepted !== null && !story.reverted ? { label: true, at: accepted.at, sure: 1 } : null
}

function isUnchanged({ lastLook, accepted }: SuggestionStory): boolean {
  if (accepted === null || lastLook === null || lastLook.keptRatio < 1) return false
  return lastLook.afterSeconds >= STOOD || lastLook.moment === 'saved' || lastLook.moment === 'committed'
}
