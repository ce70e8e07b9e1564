/** Accepted suggestions with what became of them: the evidence that curation and attribution start from. */
import { type CommandOutcome, type SurvivalOutcome } from '#contracts/outcome'
import { type Client, type Suggestion } from '#contracts/suggestion'
import { type Database } from './database'
import { type Outcomes } from './outcomes'
import { readSuggestion } from './suggestions'

export interface AcceptedSuggestion {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  /** Oldest first, as are the builds and tests in `commands`. */
  readonly survivals: readonly SurvivalOutcome[]
  readonly commands: readonly CommandOutcome[]
}

export interface AcceptedFilter {
  client?: Client
  workspace?: string
  /** Milliseconds since 1970; earlier accepts are left out. */
  since?: number
}

/** A query over the accepted, in the order of their accepts. */
export function acceptedSuggestions(
  database: Database,
  outcomes: Outcomes,
): (only?: AcceptedFilter) => AcceptedSuggestion[] {
  const select = database.prepare(
    `SELECT suggestions.*, events.at AS acceptedAt FROM events JOIN suggestions ON suggestions.id = events.suggestionId
     WHERE kind = 'accepted' AND at >= @since AND (@client IS NULL OR client = @client)
       AND (@workspace IS NULL OR workspace = @workspace) ORDER BY events.sequence`,
  )
  return (only = {}) =>
    select
      .all({ client: only.client ?? null, workspace: only.workspace ?? null, since: only.since ?? 0 })
      .map((row) => {
        const suggestion = readSuggestion(row)
        const all = outcomes.forSuggestion(suggestion.id)
        return {
          suggestion,
          acceptedAt: (row as { acceptedAt: number }).acceptedAt,
          survivals: all.filter((outcome) => outcome.kind === 'survival'),
          commands: all.filter((outcome) => outcome.kind !== 'survival'),
        }
      })
}
