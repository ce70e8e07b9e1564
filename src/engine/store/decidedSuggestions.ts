/** The latest suggestions that a person decided on, with what they said of each: for rating them later. */
import {
  type Decided,
  decidedSchema,
  type DecidedSuggestion,
  decidedSuggestionSchema,
} from '#contracts/decidedSuggestion'
import { type Client } from '#contracts/suggestion'
import { type Database } from './database'
import { readRow } from './readRow'

export interface DecidedFilter {
  readonly client?: Client | undefined
  /** Of one file alone. */
  readonly file?: { readonly workspace: string; readonly path: string } | undefined
  readonly became?: readonly Decided[] | undefined
  readonly limit: number
}

/** A query over them, the newest decision first. */
export function decidedSuggestions(database: Database): (only: DecidedFilter) => DecidedSuggestion[] {
  const columns = `suggestions.id, path, language, text, surface, kind AS became, events.at AS decidedAt,
    EXISTS (SELECT 1 FROM events AS later WHERE later.suggestionId = suggestions.id AND later.kind = 'undone') AS undone,
    stars, expected, comment`
  // From the kind's own index, so that it takes no longer where much was recorded.
  const anywhere = database.prepare(
    `SELECT ${columns} FROM events JOIN suggestions ON suggestions.id = events.suggestionId
     LEFT JOIN ratings ON ratings.suggestionId = suggestions.id
     WHERE kind = @kind AND (@client IS NULL OR client = @client)
     ORDER BY events.at DESC, events.sequence DESC LIMIT @limit`,
  )
  const inFile = database.prepare(
    `SELECT ${columns} FROM suggestions JOIN events ON events.suggestionId = suggestions.id
     LEFT JOIN ratings ON ratings.suggestionId = suggestions.id
     WHERE workspace = @workspace AND path = @path AND kind = @kind AND (@client IS NULL OR client = @client)
     ORDER BY events.at DESC, events.sequence DESC LIMIT @limit`,
  )
  return ({ client, file, became = decidedSchema.options, limit }) =>
    became
      .flatMap((kind) => {
        const only = { kind, limit, client: client ?? null }
        return file ? inFile.all({ ...only, ...file }) : anywhere.all(only)
      })
      .map(readDecided)
      .toSorted((a, b) => b.decidedAt - a.decidedAt)
      .slice(0, limit)
}

function readDecided(row: unknown): DecidedSuggestion {
  const { undone, ...rest } = row as { undone: 0 | 1 }
  return readRow(decidedSuggestionSchema, { ...rest, undone: undone === 1 }, 'suggestions')
}
