/** The text that a person wanted where a suggestion was made, and how it is known; or why nobody knows. */
import type { LeftOutReason } from '#contracts/leftOut'
import type { SuggestionPlace } from './suggestionPlace'
import type { SuggestionStory } from './suggestionStory'

/**
 * `correction`: they said what they had expected. `kept`: accepted, as it stands in the end. `written`: written instead
 * of what they refused, `continued`: where they typed something else than was suggested. `part`: accepted in part or
 * typed by hand, of which nobody knows what became. `imported`: accepted in another program, likewise.
 */
export type Witness = 'correction' | 'kept' | 'written' | 'continued' | 'part' | 'imported'

export interface WantedText {
  readonly witness: Witness
  /** Cut as an answer is cut; empty only for a correction that wants nothing there. */
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Below half of the characters, the person wrote something else. */
const KEPT = 0.5
/** Up to here the person says that they did not want it. */
const POOR_STARS = 2
/** Of the score of docs/quality.md: what was kept scores below it only where it was rated badly, or broke something. */
const POOR_QUALITY = 0.4

/** What is known best comes first: words, then what they wrote themselves, then what they let stand. */
export function wantedText(story: SuggestionStory, place: SuggestionPlace): WantedText | LeftOutReason {
  const { rating, written } = story.row
  if (rating !== null && rating.expected !== null) {
    if (rating.expected.trim() === '') return { witness: 'correction', text: '', at: rating.at }
    const text = place.cut(rating.expected)
    return text === null ? 'notGrounded' : { witness: 'correction', text, at: rating.at }
  }
  if (written !== null && story.accepted === null) return writtenText(story, place)
  if ((rating?.stars ?? POOR_STARS + 1) <= POOR_STARS) return 'ratedPoor'
  if (story.accepted !== null) return keptText(story, story.accepted.at, place)
  return story.part === null ? 'notKept' : takenPart(story, place)
}

/** Where they went elsewhere nobody knows whether they had finished; what was pasted was never recorded as written. */
function writtenText({ row, refused }: SuggestionStory, place: SuggestionPlace): WantedText | LeftOutReason {
  const { written } = row
  if (written === null || (written.endedBy !== 'time' && written.endedBy !== 'block')) return 'notSettled'
  const text = written.endedBy === 'block' ? place.cut(written.text) : place.cutWhole(written.text)
  if (text === null) return 'notSettled'
  return { witness: refused === null ? 'continued' : 'written', text, at: written.at }
}

function keptText(
  story: SuggestionStory,
  acceptedAt: number,
  place: SuggestionPlace,
): WantedText | LeftOutReason {
  const { row, look } = story
  if (row.suggestion.client === 'imported') {
    const text = place.cut(row.suggestion.text)
    return text === null ? 'notKept' : { witness: 'imported', text, at: acceptedAt }
  }
  if (look === null) return 'notSettled'
  if (story.reverted) return 'reverted'
  const text = place.cut(look.finalText)
  if (look.keptRatio < KEPT || text === null) return 'notKept'
  if (isBroken(story) || (row.quality?.overall ?? 1) < POOR_QUALITY) return 'poorQuality'
  return { witness: 'kept', text, at: look.keptRatio === 1 ? acceptedAt : look.at }
}

/** It failed, and nothing says that it was mended. */
function isBroken({ failure, row }: SuggestionStory): boolean {
  return failure !== null && !row.wentWellLater
}

/** Half a line would teach to stop in the middle: only what ends a line, or is all of it, is an answer. */
function takenPart({ part, row }: SuggestionStory, place: SuggestionPlace): WantedText | LeftOutReason {
  if (part === null) return 'notKept'
  const whole = row.suggestion.text.replaceAll('\r\n', '\n')
  const { acceptedCharacters = whole.length } = part
  const [taken, rest] = [whole.slice(0, acceptedCharacters), whole.slice(acceptedCharacters)]
  const endsLine = taken.endsWith('\n') || rest.startsWith('\n') || rest.trim() === ''
  const text = endsLine ? place.cut(taken) : null
  return text === null ? 'notKept' : { witness: 'part', text, at: part.at }
}
