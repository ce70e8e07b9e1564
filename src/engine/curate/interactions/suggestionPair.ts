/** A pair to prefer by: what the person wanted, and the suggestion that they changed or turned down for it. */
import type { SuggestionPlace } from './suggestionPlace'
import type { SuggestionStory } from './suggestionStory'
import type { WantedText } from './suggestionText'
import { textDifference } from '#engine/curate/example/textDifference'

export interface PreferredText {
  readonly chosen: string
  readonly rejected: string
  readonly at: number
  /** How sure it is that the one is better than the other, before the score is asked. */
  readonly sure: number
}

/** Less is a slip of the pen or a name of taste; more is another thought, which says nothing of this one. */
const LEAST_EDIT = 0.05
const MOST_EDIT = 0.8
/** A pair whose texts differ so much in length teaches length. */
const LONGER = 4
/** Edited behind a failure that is gone: the edit mended it. */
const MENDED = 1.5

/**
 * Null where nothing was turned down: what was typed otherwise without a refusal is no judgement on the suggestion.
 * @param wanted null where the final text was too different from the accepted one to be a text that was kept
 */
export function preferredText(
  story: SuggestionStory,
  wanted: WantedText | null,
  place: SuggestionPlace,
): PreferredText | null {
  const { row } = story
  const rejected = place.cut(row.suggestion.text)
  if (rejected === null) return null
  if (wanted !== null && (wanted.witness === 'correction' || wanted.witness === 'written')) {
    const { text: chosen, at, witness } = wanted
    const isOther = chosen !== '' && (textDifference(chosen, rejected) ?? 0) >= LEAST_EDIT
    if (!isOther || !isComparable(chosen, rejected)) return null
    return { chosen, rejected, at, sure: witness === 'correction' ? 2 : 1 }
  }
  return editedText(story, rejected, place)
}

function editedText(
  { row, accepted, look, failure, reverted }: SuggestionStory,
  rejected: string,
  place: SuggestionPlace,
): PreferredText | null {
  if (accepted === null || look === null || reverted || row.suggestion.client !== 'editor') return null
  const mended = failure !== null && row.wentWellLater && look.at > failure.at
  // What failed and was not mended is no better than what was suggested.
  if (failure !== null && !mended) return null
  const chosen = place.cut(look.finalText)
  const edit = chosen === null ? null : textDifference(chosen, rejected)
  if (chosen === null || edit === null || edit < LEAST_EDIT || edit > MOST_EDIT) return null
  return isComparable(chosen, rejected) ? { chosen, rejected, at: look.at, sure: mended ? MENDED : 1 } : null
}

function isComparable(chosen: string, rejected: string): boolean {
  return chosen.length <= LONGER * rejected.length && rejected.length <= LONGER * chosen.length
}
