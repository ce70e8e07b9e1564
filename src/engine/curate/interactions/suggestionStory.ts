/** What became of a suggestion, as far as it teaches: taken or refused, how it stands, whether it worked. */
import type { SuggestionEvent } from '#contracts/event'
import type { CommandOutcome, Outcome, SurvivalOutcome } from '#contracts/outcome'
import type { TaughtSuggestion } from '#engine/store/taughtSuggestions'

export interface SuggestionStory {
  readonly row: TaughtSuggestion
  /** The accept, if it was not taken back; then neither `part` nor `refused` is there. */
  readonly accepted: SuggestionEvent | null
  /** The longest beginning that was accepted in part or typed by hand. */
  readonly part: SuggestionEvent | null
  /** Refused with a key, or accepted and taken back. */
  readonly refused: SuggestionEvent | null
  /** What stands of it in the end; null before it has settled. */
  readonly look: SurvivalOutcome | null
  /** The latest look, settled or not. */
  readonly lastLook: SurvivalOutcome | null
  /** A build or a test that failed, as it seems, because of it. */
  readonly failure: CommandOutcome | null
  /** Tests went well, and most likely ran it. */
  readonly passedTests: boolean
  /** A later commit took it back. */
  readonly reverted: boolean
}

/** Results below are guesses (docs/attribution.md). */
const ATTRIBUTED = 0.6
/** Seconds after which a person has come back to what they accepted: the look that the score counts, too. */
const SETTLED = 300
/** Seconds that a text must have stood in a document that is closed: what is closed at once was looked at by nobody. */
const STOOD = 30

export function storyOf(row: TaughtSuggestion): SuggestionStory {
  const event = (kind: SuggestionEvent['kind']): SuggestionEvent | null =>
    row.events.find((each) => each.kind === kind) ?? null
  const undone = event('undone')
  const accepted = event('accepted')
  const parts = row.events.filter(({ kind }) => kind === 'partiallyAccepted' || kind === 'typedThrough')
  const [part = null] = parts.toSorted((one, other) => taken(other) - taken(one))
  const looks = row.outcomes.filter((outcome) => outcome.kind === 'survival')
  const results = row.outcomes.filter(isAttributed)
  return {
    row,
    accepted: undone === null ? accepted : null,
    part: accepted === null ? part : null,
    refused: undone ?? (accepted === null && part === null ? event('rejected') : null),
    look: settledLook(looks),
    lastLook: looks.at(-1) ?? null,
    failure: results.find(({ passed }) => !passed) ?? null,
    passedTests: results.some(({ kind, passed }) => kind === 'test' && passed),
    reverted: row.outcomes.some(({ kind }) => kind === 'reverted'),
  }
}

/** The last one at which somebody had finished with it; a save says so only once that was seen. */
function settledLook(looks: readonly SurvivalOutcome[]): SurvivalOutcome | null {
  if (!looks.some(isSettled)) return null
  return looks.findLast((look) => isSettled(look) || look.moment === 'saved') ?? null
}

function isSettled({ moment, afterSeconds }: SurvivalOutcome): boolean {
  if (moment === 'settled' || moment === 'committed') return true
  if (moment === 'closed') return afterSeconds >= STOOD
  return moment !== 'saved' && afterSeconds >= SETTLED
}

function isAttributed(outcome: Outcome): outcome is CommandOutcome {
  const isRun = outcome.kind === 'build' || outcome.kind === 'test'
  return isRun && outcome.confidence >= ATTRIBUTED
}

function taken({ acceptedCharacters = Infinity }: SuggestionEvent): number {
  return acceptedCharacters
}
