/** The table of events: what happened to each suggestion, in the order in which it was reported. */
import { eventKindSchema, type EventKind, eventSchema, type SuggestionEvent } from '#contracts/event'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { readRow } from './readRow'

export type EventCounts = Record<EventKind, number>

export class Events {
  readonly #add: Statement
  readonly #remove: Statement
  readonly #forSuggestion: Statement
  readonly #counts: Statement

  constructor(database: Database) {
    this.#add = database.prepare(
      `INSERT INTO events (id, suggestionId, kind, at, confidence, acceptedCharacters)
       VALUES (@id, @suggestionId, @kind, @at, @confidence, @acceptedCharacters)
       ON CONFLICT (suggestionId, kind) WHERE kind <> 'partiallyAccepted' DO NOTHING`,
    )
    this.#remove = database.prepare('DELETE FROM events WHERE suggestionId = ? AND kind = ?')
    this.#forSuggestion = database.prepare('SELECT * FROM events WHERE suggestionId = ? ORDER BY sequence')
    this.#counts = database.prepare(
      `SELECT versionId, kind, count(DISTINCT suggestionId) AS count
       FROM events JOIN suggestions ON suggestions.id = events.suggestionId
       WHERE (@client IS NULL OR client = @client) AND surface <> 'chat' GROUP BY versionId, kind`,
    )
  }

  /** False when the suggestion already has an event of this kind; only `partiallyAccepted` may come several times. */
  add(event: SuggestionEvent): boolean {
    return (
      this.#add.run({ ...eventSchema.parse(event), acceptedCharacters: event.acceptedCharacters ?? null }) ===
      1
    )
  }

  /** Takes back an event that a later one disproved. */
  remove(suggestionId: string, kind: EventKind): void {
    this.#remove.run(suggestionId, kind)
  }

  forSuggestion(suggestionId: string): SuggestionEvent[] {
    return this.#forSuggestion.all(suggestionId).map(readEvent)
  }

  /** How many suggestions had each kind of event, by version id. Nobody can accept what is said in a chat. */
  countsByVersion(only: { client?: Client } = {}): Map<string, EventCounts> {
    const counts = new Map<string, EventCounts>()
    const rows = this.#counts.all({ client: only.client ?? null }) as {
      versionId: string
      kind: EventKind
      count: number
    }[]
    for (const { versionId, kind, count } of rows) {
      const version = counts.get(versionId) ?? noEvents()
      version[kind] = count
      counts.set(versionId, version)
    }
    return counts
  }

  /** The same over all versions. */
  counts(only: { client?: Client } = {}): EventCounts {
    const total = noEvents()
    for (const version of this.countsByVersion(only).values())
      for (const kind of eventKindSchema.options) total[kind] += version[kind]
    return total
  }
}

export function noEvents(): EventCounts {
  return Object.fromEntries(eventKindSchema.options.map((kind) => [kind, 0])) as EventCounts
}

function readEvent(row: unknown): SuggestionEvent {
  const { acceptedCharacters, ...rest } = row as Record<string, unknown>
  return readRow(eventSchema, acceptedCharacters === null ? rest : row, 'events')
}
