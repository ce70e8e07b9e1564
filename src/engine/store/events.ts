/** The table of events: what happened to each suggestion, in the order in which it was reported. */
import { eventKindSchema, type EventKind, eventSchema, type SuggestionEvent } from '#contracts/event'
import { type Client } from '#contracts/suggestion'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'
import { Tallies } from './tallies'

export type EventCounts = Record<EventKind, number>

const columns = Object.keys(eventSchema.shape)
const empty: Record<string, null> = Object.fromEntries(columns.map((column) => [column, null]))

export class Events {
  readonly #add: Statement
  readonly #set: Statement
  readonly #remove: Statement
  readonly #forSuggestion: Statement
  readonly #tallies: Tallies

  constructor(database: Database) {
    this.#add = database.prepare(
      `${insertInto('events', columns)}
       ON CONFLICT (suggestionId, kind) WHERE kind <> 'partiallyAccepted' DO NOTHING`,
    )
    const changed = columns.map((column) => `${column} = excluded.${column}`).join(', ')
    this.#set = database.prepare(`${insertInto('events', columns)} ON CONFLICT (id) DO UPDATE SET ${changed}`)
    this.#remove = database.prepare('DELETE FROM events WHERE id = ?')
    this.#forSuggestion = database.prepare('SELECT * FROM events WHERE suggestionId = ? ORDER BY sequence')
    this.#tallies = new Tallies(database)
  }

  /** False when the suggestion already has an event of this kind; only `partiallyAccepted` may come several times. */
  add(event: SuggestionEvent): boolean {
    const row = eventSchema.parse(event) as Record<string, string | number>
    return this.#add.run({ ...empty, ...row }) === 1
  }

  /** Adds it, or puts it in the place of the one with its id, which keeps its turn. */
  set(event: SuggestionEvent): void {
    this.#set.run({ ...empty, ...(eventSchema.parse(event) as Record<string, string | number>) })
  }

  /** Takes back an event that a later one disproved. */
  remove(id: string): void {
    this.#remove.run(id)
  }

  forSuggestion(suggestionId: string): SuggestionEvent[] {
    return this.#forSuggestion.all(suggestionId).map(readEvent)
  }

  /** How many suggestions had each kind of event, by version id. Nobody can accept what is said in a chat. */
  countsByVersion(only: { client?: Client } = {}): Map<string, EventCounts> {
    const counts = new Map<string, EventCounts>()
    for (const { versionId, value, count } of this.#tallies.withoutChat('event', only)) {
      const version = counts.get(versionId) ?? noEvents()
      version[eventKindSchema.parse(value)] = count
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

export function readEvent(row: unknown): SuggestionEvent {
  const known = Object.entries(row as object).filter(([, value]) => value !== null)
  return readRow(eventSchema, Object.fromEntries(known), 'events')
}
