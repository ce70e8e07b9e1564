/** Accepted suggestions with what became of them: the evidence that attribution starts from. */
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

/** Suggestions that are read at once. */
const PAGE = 200

interface Accepted {
  readonly acceptedAt: number
  readonly stars: number | null
  readonly undone: 0 | 1
}

/** A query over the accepted, in the order of their accepts. One query for a page of them: one for each takes five times as long. */
export function acceptedSuggestions(
  database: Database,
  outcomes: Outcomes,
): (only?: AcceptedFilter) => AcceptedSuggestion[] {
  const find = database.prepare(
    `SELECT suggestionId FROM events JOIN suggestions ON suggestions.id = suggestionId
     WHERE kind = 'accepted' AND at >= @since AND (@client IS NULL OR client = @client)
       AND (@workspace IS NULL OR workspace = @workspace)
       AND (@surface IS NULL OR surface = @surface) ORDER BY events.sequence`,
  )
  const read = database.prepare(
    `SELECT suggestions.*, events.at AS acceptedAt, ratings.stars,
       EXISTS (SELECT 1 FROM events AS later WHERE later.suggestionId = suggestions.id AND later.kind = 'undone') AS undone
     FROM json_each(?) AS wanted JOIN suggestions ON suggestions.id = wanted.value
     JOIN events ON events.suggestionId = suggestions.id AND events.kind = 'accepted'
     LEFT JOIN ratings ON ratings.suggestionId = suggestions.id ORDER BY wanted.key`,
  )
  const page = (ids: readonly string[]): AcceptedSuggestion[] => {
    const became = outcomes.forSuggestions(ids)
    return read.all(JSON.stringify(ids)).map((row) => {
      const suggestion = readSuggestion(row)
      const { acceptedAt, stars, undone } = row as Accepted
      const all = became.get(suggestion.id) ?? []
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
  return ({ client = null, workspace = null, surface = null, since = 0 } = {}) => {
    const found = find.all({ client, workspace, surface, since }) as { suggestionId: string }[]
    const ids = found.map(({ suggestionId }) => suggestionId)
    const pages: AcceptedSuggestion[][] = []
    for (let from = 0; from < ids.length; from += PAGE) pages.push(page(ids.slice(from, from + PAGE)))
    return pages.flat()
  }
}
