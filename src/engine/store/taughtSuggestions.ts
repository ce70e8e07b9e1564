/** Suggestions that a person said or did something about, page by page, with all that is known of each. */
import { type SuggestionEvent } from '#contracts/event'
import { type Outcome } from '#contracts/outcome'
import { type Quality, qualitySchema } from '#contracts/quality'
import { type Rating, ratingSchema } from '#contracts/rating'
import { type Suggestion } from '#contracts/suggestion'
import { type WrittenInstead, writtenInsteadSchema } from '#contracts/writtenInstead'
import { type Database } from './database'
import { readEvent } from './events'
import { readOutcome } from './outcomes'
import { readRow } from './readRow'
import { readSuggestion } from './suggestions'

export interface TaughtSuggestion {
  /** Its place in the order of storing: where the next page begins. */
  readonly sequence: number
  readonly suggestion: Suggestion
  /** Events and outcomes in the order in which they were stored. */
  readonly events: readonly SuggestionEvent[]
  readonly outcomes: readonly Outcome[]
  readonly rating: Rating | null
  readonly written: WrittenInstead | null
  readonly quality: Quality | null
  /** What asked for it in words; null for an inline suggestion. */
  readonly instruction: string | null
  /** A build, test or lint that failed for it went well in its workspace within a day, by the same command line. */
  readonly wentWellLater: boolean
}

export interface TaughtPage {
  readonly workspace: string
  /** `sequence` of the last one of the page before; 0 for the first page. */
  readonly after: number
  readonly limit: number
}

/** Milliseconds: what goes well much later says nothing of what failed. */
const DAY = 24 * 60 * 60 * 1000

/**
 * A query over them, in the order in which they were stored. Those that were only shown or passed over say nothing and
 * are none of them, unless the person wrote something else there; what the replayed developer did is nobody's.
 */
export function taughtSuggestions(database: Database): (page: TaughtPage) => TaughtSuggestion[] {
  // The plus keeps SQLite from sorting the whole workspace for each page: rows are read once, in their order.
  const page = database.prepare(
    `SELECT * FROM suggestions WHERE sequence > @after AND +workspace = @workspace AND client <> 'replay'
       AND (EXISTS (SELECT 1 FROM events WHERE suggestionId = suggestions.id
                    AND kind IN ('accepted', 'partiallyAccepted', 'typedThrough', 'rejected'))
         OR EXISTS (SELECT 1 FROM ratings WHERE suggestionId = suggestions.id
                    AND (stars IS NOT NULL OR expected IS NOT NULL))
         OR EXISTS (SELECT 1 FROM writtenInstead WHERE suggestionId = suggestions.id))
     ORDER BY sequence LIMIT @limit`,
  )
  const ofPage = (table: string, order = ''): ((ids: string) => unknown[]) => {
    const sql = `SELECT * FROM ${table} WHERE suggestionId IN (SELECT value FROM json_each(?)) ${order}`
    const statement = database.prepare(sql)
    return (ids) => statement.all(ids)
  }
  const events = ofPage('events', 'ORDER BY sequence')
  const outcomes = ofPage('outcomes', 'ORDER BY sequence')
  const [ratings, written, qualities] = [ofPage('ratings'), ofPage('writtenInstead'), ofPage('qualities')]
  const interactions = ofPage('interactions')
  // CROSS JOIN keeps the order: from the outcomes of a day, not from all suggestions of the workspace.
  const mended = database.prepare(
    `SELECT DISTINCT failed.suggestionId FROM outcomes AS failed
     WHERE failed.suggestionId IN (SELECT value FROM json_each(@ids)) AND failed.passed = 0
       AND failed.kind IN ('build', 'test', 'lint')
       AND EXISTS (SELECT 1 FROM outcomes AS later INDEXED BY outcomesByTime
         CROSS JOIN suggestions ON suggestions.id = later.suggestionId
         WHERE later.at > failed.at AND later.at < failed.at + ${DAY} AND later.kind = failed.kind
           AND later.passed = 1 AND later.command = failed.command AND suggestions.workspace = @workspace)`,
  )

  return (only) => {
    const rows = page.all({ ...only })
    const suggestions = rows.map((row) => readSuggestion(row))
    const ids = JSON.stringify(suggestions.map(({ id }) => id))
    const known = {
      events: bySuggestion(events(ids), readEvent),
      outcomes: bySuggestion(outcomes(ids), readOutcome),
      ratings: bySuggestion(ratings(ids), (row) => readRow(ratingSchema, row, 'ratings')),
      written: bySuggestion(written(ids), (row) => readRow(writtenInsteadSchema, row, 'writtenInstead')),
      qualities: bySuggestion(qualities(ids), (row) => readRow(qualitySchema, row, 'qualities')),
      instructions: bySuggestion(
        interactions(ids),
        (row) => row as { suggestionId: string; instruction: string | null },
      ),
      mended: new Set(
        (mended.all({ ids, workspace: only.workspace }) as { suggestionId: string }[]).map(
          ({ suggestionId }) => suggestionId,
        ),
      ),
    }
    return suggestions.map((suggestion, index) => ({
      sequence: (rows[index] as { sequence: number }).sequence,
      suggestion,
      events: known.events.get(suggestion.id) ?? [],
      outcomes: known.outcomes.get(suggestion.id) ?? [],
      rating: known.ratings.get(suggestion.id)?.[0] ?? null,
      written: known.written.get(suggestion.id)?.[0] ?? null,
      quality: known.qualities.get(suggestion.id)?.[0] ?? null,
      instruction: known.instructions.get(suggestion.id)?.[0]?.instruction ?? null,
      wentWellLater: known.mended.has(suggestion.id),
    }))
  }
}

function bySuggestion<Row extends { readonly suggestionId: string }>(
  rows: readonly unknown[],
  read: (row: unknown) => Row,
): Map<string, Row[]> {
  return Map.groupBy(rows.map(read), ({ suggestionId }) => suggestionId)
}
