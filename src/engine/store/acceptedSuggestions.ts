/** Accepted suggestions with what became of them: the evidence that curation and attribution start from. */
import { type CommandOutcome, type SurvivalOutcome } from '#contracts/outcome'
import { type Client, type Suggestion, type Surface } from '#contracts/suggestion'
import { type Database } from './database'
import { type Outcomes } from './outcomes'
import { readSuggestion } from './suggestions'

export interface AcceptedSuggestion {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  /** Oldest first, as are the builds and tests in `commands`. */
  readonly survivals: readonly SurvivalOutcome[]
  readonly commands: readonly CommandOutcome[]
  /** The accept was taken back. */
  readonly undone: boolean
  /** What the person gave it; null without a rating. */
  readonly stars: number | null
}

export interface AcceptedFilter {
  client?: Client
  workspace?: string
  surface?: Surface
  /** Milliseconds since 1970; earlier accepts are left out. */
  since?: number
}

/** A query over the accepted, in the order of their accepts. */
export function acceptedSuggestions(
  database: Database,
  outcomes: Outcomes,
): (only?: AcceptedFilter) => AcceptedSuggestion[] {
  const select = database.prepare(
    `SELECT suggestions.*, events.at AS acceptedAt, ratings.stars,
       EXISTS (SELECT 1 FROM events AS later WHERE later.suggestionId = suggestions.id AND later.kind = 'undone') AS undone
     FROM events JOIN suggestions ON suggestions.id = events.suggestionId
     LEFT JOIN ratings ON ratings.suggestionId = suggestions.id
     WHERE kind = 'accepted' AND events.at >= @since AND (@client IS NULL OR client = @client)
       AND (@workspace IS NULL OR workspace = @workspace)
       AND (@surface IS NULL OR surface = @surface) ORDER BY events.sequence`,
  )
  return (only = {}) =>
    select
      .all({
        client: only.client ?? null,
        workspace: only.workspace ?? null,
        surface: only.surface ?? null,
        since: only.since ?? 0,
      })
      .map((row) => {
        const suggestion = readSuggestion(row)
        const { acceptedAt, stars, undone } = row as {
          acceptedAt: number
          stars: number | null
          undone: 0 | 1
        }
        const all = outcomes.forSuggestion(suggestion.id)
        return {
          suggestion,
          acceptedAt,
          survivals: all.filter((outcome) => outcome.kind === 'survival'),
          commands: all.filter((outcome) => 'command' in outcome),
          undone: undone === 1,
          stars,
        }
      })
}
